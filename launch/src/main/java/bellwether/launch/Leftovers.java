package bellwether.launch;

import bellwether.launch.internal.helper.HelperProcess;
import bellwether.launch.internal.system.Libc;
import bellwether.launch.internal.system.ProcessEnvironment;
import bellwether.launch.internal.system.ProcessStat;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;

/// Ends the processes that a dead manager left, or waits for their end.
///
/// They are known by the run's mark in their environment, so also those are found whose start was
/// not recorded, and by the recorded starts. Spawn helpers, which have a mark of their own, end
/// what their jobs left behind by themselves; they are waited for. Thread-safe.
public final class Leftovers {
  private static final Path PROC = Path.of("/proc");
  private static final String MARK = "BELLWETHER_MARK";
  private static final Duration INTERVAL = Duration.ofMillis(10);

  /// Longer than a spawn helper's own with what withstands SIGKILL.
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Duration grace;
  private final int self = Math.toIntExact(ProcessHandle.current().pid());

  /// @param grace how long processes have between SIGTERM and SIGKILL
  public Leftovers(Duration grace) {
    this.grace = grace;
  }

  /// Ends them, first with SIGTERM and after the grace period with SIGKILL, and waits until they
  /// are gone. This process is never among them.
  ///
  /// @param marks the values of `BELLWETHER_MARK` that the processes have
  /// @param leaders recorded leaders of process groups; what is left of a group whose leader has
  ///   ended counts, too
  /// @return the numbers of the processes that were ended, ascending
  /// @throws LaunchException when a process withstands even SIGKILL
  public List<Integer> end(Collection<String> marks, Collection<ProcessIdentity> leaders) {
    var groups = groups(leaders);
    var ended = new TreeSet<Integer>();
    long start = System.nanoTime();
    var left = found(marks, groups);
    while (!left.isEmpty()) {
      boolean due = hasPassed(grace, start);
      for (int pid : left.jobs()) {
        if (ended.add(pid) || due) {
          end(pid, due);
        }
      }
      LockSupport.parkNanos(INTERVAL.toNanos());
      left = found(marks, groups);
      if (!left.isEmpty() && hasPassed(grace.plus(PATIENCE), start)) {
        throw new LaunchException(
            "Expected processes %s of an earlier manager to end, but they withstand SIGKILL: end them or restart the machine"
                .formatted(left.all()));
      }
    }
    return List.copyOf(ended);
  }

  /// Waits until they have ended by themselves.
  ///
  /// @param marks the values of `BELLWETHER_MARK` that the processes have
  /// @param leaders recorded leaders of process groups
  /// @param patience hears who is waited for, once where there is anybody, and tells whether to
  ///   wait on
  /// @throws LaunchException when it is not waited on
  public void await(
      Collection<String> marks, Collection<ProcessIdentity> leaders, Patience patience) {
    var groups = groups(leaders);
    var left = found(marks, groups);
    if (!left.isEmpty()) {
      patience.awaits(List.copyOf(left.all()));
    }
    while (!left.isEmpty()) {
      if (patience.isOver()) {
        throw new LaunchException(
            "Processes %s of an earlier manager are still running: go on when they have ended, or without --hot, which ends them"
                .formatted(left.all()));
      }
      LockSupport.parkNanos(INTERVAL.toNanos());
      left = found(marks, groups);
    }
  }

  /// How long whoever waits for processes does so.
  public interface Patience {
    /// Hears of the numbers of the processes that are waited for.
    void awaits(List<Integer> processes);

    /// Whether to wait no longer.
    boolean isOver();
  }

  private static Map<Integer, Long> groups(Collection<ProcessIdentity> leaders) {
    var groups = new HashMap<Integer, Long>();
    leaders.stream()
        .filter(Leftovers::mayLead)
        .forEach(leader -> groups.put(leader.pid(), leader.startTicks()));
    return groups;
  }

  /// What is there now.
  private record Found(Set<Integer> jobs, Set<Integer> helpers) {
    boolean isEmpty() {
      return jobs.isEmpty() && helpers.isEmpty();
    }

    Set<Integer> all() {
      var all = new TreeSet<>(jobs);
      all.addAll(helpers);
      return all;
    }
  }

  private static boolean hasPassed(Duration duration, long since) {
    return System.nanoTime() - since >= duration.toNanos();
  }

  private static void end(int pid, boolean due) {
    Libc.kill(pid, due ? Libc.SIGKILL : Libc.SIGTERM);
    Libc.kill(pid, Libc.SIGCONT);
  }

  /// Looks anew: a process may have started another since.
  private Found found(Collection<String> marks, Map<Integer, Long> groups) {
    var jobs = new TreeSet<Integer>();
    var helpers = new TreeSet<Integer>();
    for (int pid : processes()) {
      if (pid == self) {
        continue;
      }
      var environment = ProcessEnvironment.of(pid);
      if (marks.contains(environment.value(HelperProcess.MARK))) {
        helpers.add(pid);
      } else if (isOf(groups, pid) || marks.contains(environment.value(MARK))) {
        jobs.add(pid);
      }
    }
    return new Found(jobs, helpers);
  }

  /// Whether the leader lives, or has ended: the system gives its number to nobody else while its
  /// group has members.
  private static boolean mayLead(ProcessIdentity leader) {
    return leader.isAlive()
        || (leader.isOfThisBoot()
            && ProcessStat.of(leader.pid()).filter(ProcessStat::runs).isEmpty());
  }

  private static boolean isOf(Map<Integer, Long> groups, int pid) {
    return !groups.isEmpty()
        && ProcessStat.of(pid)
            .filter(stat ->
                stat.runs()
                    && stat.startTicks() >= groups.getOrDefault(stat.group(), Long.MAX_VALUE))
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
}
