package bellwether.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.launch.internal.system.ProcessStat;
import bellwether.model.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every launcher does.
abstract class LauncherContract {
  static final int TERM = 15;
  static final int KILL = 9;

  @TempDir Path directory;
  Orders orders;
  Launcher launcher;

  abstract Launcher create(Duration grace);

  @BeforeEach
  void open() {
    orders = new Orders(directory);
    launcher = create(Duration.ofMillis(300));
  }

  @AfterEach
  void close() {
    launcher.close();
  }

  LaunchRecord launch(LaunchOrder order) {
    var told = new LaunchRecord();
    launcher.launch(order, told);
    return told;
  }

  Exit run(LaunchOrder order) {
    return launch(order).exit();
  }

  String output(LaunchOrder order) throws IOException {
    assertThat(run(orders.toFile(order, "out")).succeeded()).isTrue();
    return Files.readString(directory.resolve("out"));
  }

  @Test
  void tellsTheExitCode() {
    assertThat(run(orders.shell("exit 7")).code()).isEqualTo(7);
    assertThat(run(orders.shell("exit 0")).succeeded()).isTrue();
  }

  @Test
  void tellsTheSignal() {
    var exit = run(orders.shell("kill -USR1 $$"));
    assertThat(exit.signal()).isEqualTo(10);
    assertThat(exit.code()).isEqualTo(-1);
  }

  @Test
  void tellsTheStartBeforeTheEnd() {
    for (int i = 0; i < 50; i++) {
      var told = launch(orders.program("/bin/true"));
      told.exit();
      assertThat(told.words).containsExactly("started", "ended");
    }
  }

  @Test
  void measuresCpuTime() {
    var usage = run(orders.shell("i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done")).usage();
    assertThat(usage.userTime()).isBetween(Duration.ofMillis(5), Duration.ofSeconds(10));
    assertThat(usage.minorFaults()).isPositive();
  }

  @Test
  void passesArgumentsIntact() throws IOException {
    var texts = List.of("a b", "\"quoted\"", "back\\slash", "new\nline", "", "ä€😀");
    var argv = new ArrayList<>(List.of("/usr/bin/printf", "%s|"));
    argv.addAll(texts);
    assertThat(output(orders.program(argv.toArray(String[]::new))))
        .isEqualTo(String.join("|", texts) + "|");
  }

  @Test
  void additionsWinOverTheSharedEnvironment() throws IOException {
    var order = Orders.with(orders.program("/usr/bin/env"), "HOME=/elsewhere", "NEW=ä b");
    var lines = output(order).lines().toList();
    assertThat(lines).contains("HOME=/elsewhere", "NEW=ä b");
    assertThat(lines.stream().filter(line -> line.startsWith("HOME="))).hasSize(1);
    assertThat(lines.stream().anyMatch(line -> line.startsWith("PATH="))).isTrue();
  }

  @Test
  void runsInItsDirectoryAndMakesIt() throws IOException {
    var deep = directory.resolve("a/b/c");
    assertThat(output(Orders.in(orders.program("pwd", "-P"), deep)).strip())
        .isEqualTo(deep.toRealPath().toString());
  }

  @Test
  void readsStandardInput() throws IOException {
    var in = Files.writeString(directory.resolve("in"), "hello");
    var out = directory.resolve("out");
    run(Orders.streams(orders.program("cat"), in, out, null));
    assertThat(out).hasContent("hello");
  }

  @Test
  void unnamedStreamsAreEmpty() {
    assertThat(run(orders.shell("test -z \"$(cat)\" && echo lost")).succeeded()).isTrue();
  }

  @Test
  void oneFileForBothStreamsIsWrittenInOrder() throws IOException {
    var both = directory.resolve("both");
    run(Orders.streams(orders.shell("echo 1; echo 2 >&2; echo 3"), null, both, both));
    assertThat(both).hasContent("1\n2\n3");
  }

  @Test
  void outputIsTruncated() throws IOException {
    var out = Files.writeString(directory.resolve("out"), "something long from before");
    run(Orders.streams(orders.program("echo", "new"), null, out, null));
    assertThat(out).hasContent("new");
  }

  @Test
  void relativeProgramIsRelativeToTheDirectory() throws IOException {
    script("tool", "#!/bin/sh\nexit 5\n");
    assertThat(run(orders.program("./tool")).code()).isEqualTo(5);
  }

  @Test
  void programIsFoundOnThePathOfTheJob() throws IOException {
    script("bin/tool", "#!/bin/sh\nexit 6\n");
    var order = Orders.with(orders.program("tool"), "PATH=/nowhere:" + directory.resolve("bin"));
    assertThat(run(order).code()).isEqualTo(6);
  }

  @Test
  void programThatMovedOnThePathIsFoundAgain() throws IOException {
    var path = "PATH=%1$s/first:%1$s/second:/bin".formatted(directory);
    var first = script("first/tool", "#!/bin/sh\nexit 1\n");
    assertThat(run(Orders.with(orders.program("tool"), path)).code()).isEqualTo(1);
    Files.delete(first);
    script("second/tool", "#!/bin/sh\nexit 2\n");
    assertThat(run(Orders.with(orders.program("tool"), path)).code()).isEqualTo(2);
  }

  @Test
  void textWithoutInterpreterLineIsForTheShell() throws IOException {
    script("plain", "exit ${1}\n");
    assertThat(run(orders.program("./plain", "9")).code()).isEqualTo(9);
  }

  @Test
  void tailOfStandardErrorIsKeptForFailures() {
    assertThat(run(orders.shell("echo sorry >&2; exit 1")).stderrTail()).isEqualTo("sorry\n");
    assertThat(run(orders.shell("echo sorry >&2")).stderrTail()).isEmpty();
    assertThat(run(orders.shell("exit 1")).stderrTail()).isEmpty();
  }

  @Test
  void tailIsTheLastOfMuch() {
    var tail = run(orders.shell("seq 200000 >&2; exit 1")).stderrTail();
    assertThat(tail).endsWith("199999\n200000\n").hasSize(4096);
  }

  @Test
  void tailDoesNotWaitForOthersThatHoldStandardError() {
    var exit = run(orders.shell("echo mine >&2; setsid sh -c 'sleep 3; echo late >&2' & exit 1"));
    assertThat(exit.stderrTail()).isEqualTo("mine\n");
    var next = run(orders.shell("echo next >&2; exit 1"));
    assertThat(next.stderrTail()).isEqualTo("next\n");
  }

  @Test
  void signalReachesTheWholeGroup() {
    var order = orders.shell("sleep 100 & echo $! > child; wait");
    var told = launch(order);
    var child = directory.resolve("child");
    Await.until(() -> Files.exists(child) && child.toFile().length() > 1);
    launcher.signal(order.id(), TERM);
    assertThat(told.exit().signal()).isEqualTo(TERM);
    Await.until(() -> !Await.runs(pidIn(child)));
  }

  @Test
  void signalBeforeTheStartIsNotLost() {
    for (int i = 0; i < 20; i++) {
      var order = orders.program("sleep", "100");
      var told = launch(order);
      launcher.signal(order.id(), KILL);
      assertThat(told.exit().signal()).isEqualTo(KILL);
    }
  }

  @Test
  void signalToNobodyIsIgnored() {
    launcher.signal(4711, KILL);
    assertThat(run(orders.program("/bin/true")).succeeded()).isTrue();
  }

  @Test
  void stoppedProcessNoticesTermination() {
    var order = orders.shell("kill -STOP $$");
    var told = launch(order);
    Await.until(() -> stateOf(told) == 'T');
    launcher.signal(order.id(), TERM);
    assertThat(told.exit().signal()).isEqualTo(TERM);
  }

  @Test
  void whatRemainsOfAGroupIsEnded() {
    var exit = run(orders.shell("sleep 100 & echo $! > child"));
    assertThat(exit.succeeded()).isTrue();
    Await.until(() -> !Await.runs(pidIn(directory.resolve("child"))));
  }

  @Test
  void whatRemainsOfAGroupAndIgnoresTermIsKilled() {
    run(
        orders.shell(
            "(trap '' TERM; echo > ready; exec sleep 100) & echo $! > child; while ! test -e ready; do :; done"));
    Await.until(() -> !Await.runs(pidIn(directory.resolve("child"))));
  }

  @Test
  void closingEndsEverything() {
    var gentle = launch(orders.program("sleep", "100"));
    var stubborn = launch(orders.shell("trap '' TERM; echo > ready; while :; do sleep 1; done"));
    Await.until(() -> Files.exists(directory.resolve("ready")));
    launcher.close();
    assertThat(gentle.exit().signal()).isEqualTo(TERM);
    assertThat(stubborn.exit().signal()).isEqualTo(KILL);
  }

  @Test
  void closedLauncherRefusesOrders() {
    launcher.close();
    assertThatThrownBy(() -> launch(orders.program("/bin/true")))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void listenerThatThrowsDoesNoHarmToOthers() {
    for (int i = 0; i < 3; i++) {
      var told =
          new LaunchRecord() {
            @Override
            public void ended(LaunchOrder order, Exit exit) {
              super.ended(order, exit);
              Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> words.add("threw"));
              throw new IllegalStateException("on purpose");
            }
          };
      launcher.launch(orders.program("/bin/true"), told);
      told.exit();
      Await.until(() -> told.words.contains("threw"));
    }
    assertThat(run(orders.program("/bin/true")).succeeded()).isTrue();
  }

  private Path script(String name, String text) throws IOException {
    var file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  private static char stateOf(LaunchRecord told) {
    return ProcessStat.of(told.start().pid()).orElseThrow().state();
  }

  static int pidIn(Path file) {
    try {
      return Integer.parseInt(Files.readString(file).strip());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
