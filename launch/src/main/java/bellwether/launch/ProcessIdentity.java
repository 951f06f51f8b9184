package bellwether.launch;

import bellwether.launch.internal.system.ProcessStat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Names one process for good: numbers are used again, but not with the same start.
///
/// @param pid its process id
/// @param startTicks its start in clock ticks since boot, as in `/proc/PID/stat`
/// @param bootId which boot of which machine
public record ProcessIdentity(int pid, long startTicks, String bootId) {
  /// This process.
  public static ProcessIdentity ofThisProcess() {
    int pid = Math.toIntExact(ProcessHandle.current().pid());
    return new ProcessIdentity(
        pid, ProcessStat.of(pid).map(ProcessStat::startTicks).orElse(0L), currentBootId());
  }

  /// The process that has this number now; empty: there is none.
  public static Optional<ProcessIdentity> of(int pid) {
    return ProcessStat.of(pid)
        .map(stat -> new ProcessIdentity(pid, stat.startTicks(), currentBootId()));
  }

  /// The present boot of this machine.
  ///
  /// @throws LaunchException when the system does not tell
  public static String currentBootId() {
    var file = Path.of("/proc/sys/kernel/random/boot_id");
    try {
      return Files.readString(file, StandardCharsets.US_ASCII).strip();
    } catch (IOException e) {
      throw new LaunchException("Expected the id of the machine's boot in " + file, e);
    }
  }

  /// Whether it was started on this machine since it was booted last.
  public boolean isOfThisBoot() {
    return bootId.equals(currentBootId());
  }

  /// Whether the process is there: on this machine, in this boot, and not a zombie that nobody has
  /// reaped yet.
  public boolean isAlive() {
    return isOfThisBoot()
        && ProcessStat.of(pid)
            .filter(stat -> stat.runs() && stat.startTicks() == startTicks)
            .isPresent();
  }

  /// Whether the process is there but stands still: somebody stopped it, by Ctrl-Z for instance.
  public boolean isStopped() {
    return isAlive() && ProcessStat.of(pid).filter(ProcessStat::isStopped).isPresent();
  }

  /// Whether a process of these numbers is there.
  public static boolean isAlive(int pid, long startTicks, String bootId) {
    return new ProcessIdentity(pid, startTicks, bootId).isAlive();
  }
}
