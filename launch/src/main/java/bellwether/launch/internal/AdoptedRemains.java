package bellwether.launch.internal;

import bellwether.launch.LaunchOrder;
import bellwether.launch.internal.helper.SpawnHelper;
import bellwether.launch.internal.system.Libc;
import bellwether.launch.internal.system.ProcessEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Processes of a job that lost their parent and came to this one, where no spawn helper took them:
/// known by the job's variables in their environment. One that cleared its environment is not
/// found.
///
/// The system gives them to the first thread, which starts none itself.
///
/// @param marks the variables that tell them
/// @param all whether every process of the system is looked at: the kernel's list of children may
///   leave some out while others end (proc(5)), but takes much less time to read
public record AdoptedRemains(List<String> marks, boolean all) implements Remains {
  private static final String PREFIX = "BELLWETHER_";
  private static final int PR_SET_CHILD_SUBREAPER = 36;

  /// Makes this process the parent of all that lose theirs among its descendants.
  public static void adopt() {
    Libc.Seldom.processControl(PR_SET_CHILD_SUBREAPER, 1);
  }

  /// What one of many jobs left, so that looking must be quick.
  public static AdoptedRemains of(LaunchOrder order) {
    return of(order, false);
  }

  /// What a job left whose spawn helper is gone, which is rare.
  public static AdoptedRemains ofLost(LaunchOrder order) {
    return of(order, true);
  }

  private static AdoptedRemains of(LaunchOrder order, boolean all) {
    return new AdoptedRemains(
        Stream.concat(
                order.additions().stream().filter(text -> text.startsWith(PREFIX)),
                Stream.of("BELLWETHER_MARK=" + order.variable("BELLWETHER_MARK")))
            .toList(),
        all);
  }

  @Override
  public boolean live() {
    return !found().isEmpty();
  }

  @Override
  public void end() {
    signal(Libc.SIGTERM);
    signal(Libc.SIGCONT);
  }

  @Override
  public void kill() {
    signal(Libc.SIGKILL);
  }

  private void signal(int signal) {
    found().forEach(pid -> Libc.kill(pid, signal));
  }

  private List<Integer> found() {
    var listed = listed().filter(AdoptedRemains::runs);
    return (all ? Stream.concat(listed, children()) : listed)
        .distinct()
        .filter(pid -> {
          var environment = ProcessEnvironment.of(pid);
          return marks.stream().allMatch(environment::has);
        })
        .toList();
  }

  /// Reaps those that have ended, except for spawn helpers, whose ends others wait for.
  private static boolean runs(int pid) {
    boolean ended = Libc.hasEnded(pid);
    if (ended && !SpawnHelper.isOne(pid)) {
      Libc.reap(pid);
    }
    return !ended;
  }

  /// Of all threads; one that has ended has no environment any more.
  private static Stream<Integer> children() {
    return ProcessHandle.current().children().map(child -> (int) child.pid());
  }

  private static Stream<Integer> listed() {
    long self = ProcessHandle.current().pid();
    try {
      var children =
          Files.readString(Path.of("/proc/self/task/%d/children".formatted(self))).strip();
      return children.isEmpty()
          ? Stream.empty()
          : Arrays.stream(children.split(" ")).map(Integer::valueOf);
    } catch (IOException e) {
      // A kernel that lists no children: then they live on, as they would without all this.
      return Stream.empty();
    }
  }
}
