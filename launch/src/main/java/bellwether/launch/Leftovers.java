package bellwether.launch;

import bellwether.launch.internal.GroupKill;
import bellwether.launch.internal.ProcFiles;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;

/// The processes that a manager left when it died.
///
/// They are found in two ways: by number and start where their start was recorded, and by the mark
/// of their run in their environment, which also finds those whose start was not yet recorded.
public final class Leftovers {
  /// The environment variable that holds a run's mark.
  public static final String MARK = "BELLWETHER_MARK";

  private Leftovers() {}

  /// Ends them, groups and all: a request, and after the grace period the kill. Returns when they
  /// are gone, and how many groups there were.
  public static int end(String mark, List<ProcessIdentity> recorded, Duration grace) {
    var groups = new TreeSet<Integer>();
    recorded.stream().filter(ProcessIdentity::isAlive).forEach(p -> groups.add(p.pid()));
    int self = (int) ProcessHandle.current().pid();
    for (int pid : ProcFiles.withEnvironment(MARK + "=" + mark)) {
      int group = ProcFiles.group(pid);
      if (group > 1 && group != ProcFiles.group(self)) {
        groups.add(group);
      }
    }
    GroupKill.end(groups, grace);
    return groups.size();
  }
}
