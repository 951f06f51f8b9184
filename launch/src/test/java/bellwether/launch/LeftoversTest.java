package bellwether.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.launch.internal.system.ProcessStat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
  private final Leftovers leftovers = new Leftovers(Duration.ofMillis(200));
  @TempDir Path directory;

  private Process start(String mark, String... argv) throws IOException {
    var builder = new ProcessBuilder(argv).directory(directory.toFile());
    builder.environment().put("BELLWETHER_MARK", mark);
    return builder.start();
  }

  private static boolean endsSoon(Process process) throws InterruptedException {
    return process.waitFor(10, TimeUnit.SECONDS);
  }

  private static ProcessIdentity identity(long pid) {
    int number = Math.toIntExact(pid);
    long ticks = ProcessStat.of(number).orElseThrow().startTicks();
    return new ProcessIdentity(number, ticks, ProcessIdentity.currentBootId());
  }

  @Test
  void endsMarkedProcesses() throws Exception {
    var marked = start("mine", "sleep", "100");
    var other = start("mine-not", "sleep", "100");
    assertThat(leftovers.end(List.of("mine"), List.of())).containsExactly((int) marked.pid());
    assertThat(endsSoon(marked)).isTrue();
    assertThat(other.isAlive()).isTrue();
    other.destroy();
  }

  /// Makes the file `go` when it hears of whom it waits for.
  private Leftovers.Patience patience(List<Integer> heard, boolean over) {
    return new Leftovers.Patience() {
      @Override
      public void awaits(List<Integer> processes) {
        heard.addAll(processes);
        if (!over) {
          assertThat(directory.resolve("go").toFile().mkdir()).isTrue();
        }
      }

      @Override
      public boolean isOver() {
        return over;
      }
    };
  }

  @Test
  void waitsForTheEndOfMarkedProcesses() throws Exception {
    var marked = start("mine", "sh", "-c", "until [ -e go ]; do sleep 0.02; done; exit 7");
    var heard = new ArrayList<Integer>();
    leftovers.await(List.of("mine"), List.of(), patience(heard, false));
    assertThat(heard).contains((int) marked.pid());
    assertThat(marked.waitFor()).isEqualTo(7);
  }

  @Test
  void waitsNoLongerThanItIsTold() throws Exception {
    var marked = start("mine", "sleep", "100");
    assertThatThrownBy(
            () -> leftovers.await(List.of("mine"), List.of(), patience(new ArrayList<>(), true)))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("are still running: go on when they have ended, or without --hot");
    assertThat(marked.isAlive()).isTrue();
    marked.destroy();
  }

  @Test
  void killsThoseThatIgnoreTermination() throws Exception {
    var stubborn = start("mine", "sh", "-c", "trap '' TERM; : > ready; while :; do sleep 1; done");
    Await.until(() -> Files.exists(directory.resolve("ready")));
    assertThat(leftovers.end(List.of("mine"), List.of())).contains((int) stubborn.pid());
    assertThat(endsSoon(stubborn)).isTrue();
    assertThat(stubborn.exitValue()).isEqualTo(128 + 9);
  }

  @Test
  void endsRecordedGroupsWithoutAMark() throws Exception {
    var script =
        "setsid env -i sh -c 'sleep 100 & echo $! > child; echo $$ > leader; exec sleep 100'";
    var starter = start("x", "sh", "-c", script);
    Await.until(() -> directory.resolve("leader").toFile().length() > 1);
    int leader = LauncherContract.pidIn(directory.resolve("leader"));
    int child = LauncherContract.pidIn(directory.resolve("child"));
    assertThat(leftovers.end(List.of("mine"), List.of(identity(leader)))).contains(leader, child);
    Await.until(() -> !Await.runs(leader) && !Await.runs(child));
    assertThat(endsSoon(starter)).isTrue();
  }

  @Test
  void endsWhatIsLeftOfAGroupWhoseLeaderHasEnded() throws Exception {
    var script =
        "setsid env -i sh -c 'sleep 100 & echo $! > child; echo $$ > leader; until [ -e go ]; do sleep 0.02; done'";
    var starter = start("x", "sh", "-c", script);
    Await.until(() -> directory.resolve("leader").toFile().length() > 1);
    int leader = LauncherContract.pidIn(directory.resolve("leader"));
    int child = LauncherContract.pidIn(directory.resolve("child"));
    var identity = identity(leader);
    Files.createFile(directory.resolve("go"));
    Await.until(() -> !Await.runs(leader));
    assertThat(leftovers.end(List.of("mine"), List.of(identity))).containsExactly(child);
    assertThat(endsSoon(starter)).isTrue();
  }

  @Test
  void sparesANumberThatWasUsedAgain() throws Exception {
    var process = start("other", "sleep", "100");
    var identity = identity(process.pid());
    var earlier = new ProcessIdentity(identity.pid(), identity.startTicks() - 1, identity.bootId());
    var otherBoot = new ProcessIdentity(identity.pid(), identity.startTicks(), "another");
    assertThat(leftovers.end(List.of("mine"), List.of(earlier, otherBoot))).isEmpty();
    assertThat(process.isAlive()).isTrue();
    process.destroy();
  }

  @Test
  void sparesThisProcess() {
    var self = ProcessIdentity.ofThisProcess();
    assertThat(leftovers.end(List.of("nobody's"), List.of(self))).doesNotContain(self.pid());
  }

  @Test
  void identityTellsWhetherAProcessIsAlive() throws Exception {
    assertThat(ProcessIdentity.ofThisProcess().isAlive()).isTrue();
    var process = start("other", "sleep", "100");
    var identity = identity(process.pid());
    assertThat(ProcessIdentity.isAlive(identity.pid(), identity.startTicks(), identity.bootId()))
        .isTrue();
    process.destroy();
    assertThat(endsSoon(process)).isTrue();
    Await.until(() -> !identity.isAlive());
  }
}
