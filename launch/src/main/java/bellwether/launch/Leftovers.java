package bellwether.launch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import bellwether.launch.internal.Libc;
import bellwether.launch.internal.ProcessStat;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;

/// Ends the processes that a dead manager left.
///
/// They are known by the run's mark in their environment, so also those are found whose start was
/// not recorded, and by the recorded starts. Threadsafe.
public final class Leftovers {
  private static final Path PROC = Path.of("/proc");
  private static final Duration INTERVAL = Duration.ofMillis(10);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Duration grace;
  private final int self = Math.toIntExact(ProcessHandle.current().pid());

  /// @param grace how long processes have between SIGTERM and SIGKILL
  public Leftovers(Duration grace) {
    this.grace = grace;
  }

  /// Ends them, first with SIGTERM and after the grace period with SIGKILL, and waits until they
  /// are gone. This process is never among them.
  ///
  /// @param mark the value of `BELLWETHER_MARK` that the run's processes have
  /// @param leaders recorded leaders of process groups
  /// @return the numbers of the processes that were ended, ascending
  /// @throws LaunchException when a process withstands even SIGKILL
  public List<Integer> end(String mark, Collection<ProcessIdentity> leaders) {
    var groups =
        leaders.stream().filter(ProcessIdentity::isAlive).map(ProcessIdentity::pid).toList();
    var ended = new TreeSet<Integer>();
    long start = System.nanoTime();
    var left = found(mark, groups);
    while (!left.isEmpty()) {
      boolean due = hasPassed(grace, start);
      for (int pid : left) {
        if (ended.add(pid) || due) {
          end(pid, due);
        }
      }
      LockSupport.parkNanos(INTERVAL.toNanos());
      left = found(mark, groups);
      if (!left.isEmpty() && hasPassed(grace.plus(PATIENCE), start)) {
        throw new LaunchException(
            "Expected processes %s of an earlier manager to end, but they withstand SIGKILL: end them or restart the machine"
                .formatted(left));
      }
    }
    return List.copyOf(ended);
  }

  private static boolean hasPassed(Duration duration, long since) {
    return System.nanoTime() - since >= duration.toNanos();
  }

  private static void end(int pid, boolean due) {
    Libc.kill(pid, due ? Libc.SIGKILL : Libc.SIGTERM);
    Libc.kill(pid, Libc.SIGCONT);
  }

  /// All that are there now: a process may have started another since we looked.
  private Set<Integer> found(String mark, Collection<Integer> groups) {
    var found = new TreeSet<Integer>();
    for (int pid : processes()) {
      if (pid != self && (isOf(groups, pid) || isMarked(pid, mark))) {
        found.add(pid);
      }
    }
    return found;
  }

  private static boolean isOf(Collection<Integer> groups, int pid) {
    return !groups.isEmpty()
        && ProcessStat.of(pid)
            .filter(stat -> stat.runs() && groups.contains(stat.group()))
            .isPresent();
  }

  private static List<Integer> processes() {
    var pids = new ArrayList<Integer>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(PROC, "[1-9]*")) {
      for (var folder : folders) {
        pids.add(Integer.parseInt(folder.getFileName().toString()));
      }
      return pids;
    } catch (IOException e) {
      throw new LaunchException("Expected to list the processes in " + PROC, e);
    }
  }

  /// Processes of other users cannot be looked into, and a zombie has no environment: neither is
  /// ours to end.
  private static boolean isMarked(int pid, String mark) {
    try {
      var environment =
          Files.readString(PROC.resolve(Integer.toString(pid)).resolve("environ"), ISO_8859_1);
      return ("\0" + environment).contains("\0BELLWETHER_MARK=" + mark + "\0");
    } catch (IOException e) {
      return false;
    }
  }
}
