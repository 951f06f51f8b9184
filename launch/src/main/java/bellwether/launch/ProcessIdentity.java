package bellwether.launch;

import bellwether.launch.internal.ProcFiles;

/// One process, named for good: process numbers are used again, number and start together are not
/// until the machine starts anew.
///
/// @param startTicks its start in clock ticks since boot
/// @param bootId of the kernel since it started
public record ProcessIdentity(int pid, long startTicks, String bootId) {

  /// This process.
  public static ProcessIdentity self() {
    int pid = (int) ProcessHandle.current().pid();
    return new ProcessIdentity(pid, ProcFiles.startTicks(pid), ProcFiles.bootId());
  }

  /// Whether it lives on this machine.
  public boolean isAlive() {
    return bootId.equals(ProcFiles.bootId()) && ProcFiles.startTicks(pid) == startTicks;
  }
}
