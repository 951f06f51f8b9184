package bellwether.launch.internal;

import bellwether.launch.internal.system.Libc;
import bellwether.launch.internal.system.ProcessStat;

/// The process group of a job without its leader, where no spawn helper is: what left the group is
/// not among it.
final class GroupRemains implements Remains {
  private final int leader;
  private boolean killed;

  GroupRemains(int leader) {
    this.leader = leader;
  }

  /// Nothing withstands SIGKILL, so a group that got it is done with, even though the system may go
  /// on listing members that nobody reaps.
  @Override
  public boolean live() {
    return !killed
        && Libc.kill(-leader, 0) == 0
        && ProcessStat.all().anyMatch(stat -> stat.group() == leader && stat.runs());
  }

  @Override
  public void end() {
    Libc.kill(-leader, Libc.SIGTERM);
    Libc.kill(-leader, Libc.SIGCONT);
  }

  @Override
  public void kill() {
    Libc.kill(-leader, Libc.SIGKILL);
    killed = true;
  }
}
