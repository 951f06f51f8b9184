package bellwether.launch;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.model.Bytes;
import bellwether.model.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// With the spawn helper.
class HelperLauncherTest extends LocalLauncherContract {

  @Override
  Path helper() {
    return Objects.requireNonNull(LocalLauncher.Settings.installedHelper(), "no spawn helper");
  }

  private Path stray() {
    var file = directory.resolve("stray");
    Await.until(() -> Files.exists(file) && file.toFile().length() > 1);
    return file;
  }

  @Test
  void peakMemoryOfSmallJobsIsKnown() {
    assertThat(run(orders.program("/bin/true")).usage().peakMemory())
        .isBetween(Bytes.ofMebi(0), Bytes.ofMebi(20));
  }

  @Test
  void strayInASessionOfItsOwnEndsWithItsJob() {
    run(orders.shell("setsid sh -c 'echo $$ > stray; exec sleep 100' & sleep 0.1"));
    Await.until(() -> !Await.runs(pidIn(stray())));
  }

  @Test
  void strayWithoutEnvironmentThatIgnoresTermIsKilled() {
    run(
        orders.shell(
            "(env -i setsid sh -c 'trap \"\" TERM; echo $$ > stray; while :; do sleep 1; done' &) & while ! test -s stray; do sleep 0.01; done"));
    Await.until(() -> !Await.runs(pidIn(stray())));
  }

  @Test
  void killedJobTakesItsStraysAlong() {
    var order =
        orders.shell(
            "setsid sh -c 'trap \"\" TERM; echo $$ > stray; while :; do sleep 1; done' & wait");
    var told = launch(order);
    var stray = stray();
    launcher.signal(order.id(), KILL);
    assertThat(told.exit().signal()).isEqualTo(KILL);
    Await.until(() -> !Await.runs(pidIn(stray)));
  }

  @Test
  void memoryOfProcessesInSessionsOfTheirOwnCounts() {
    var script = "setsid sh -c 'echo $$ > stray; head -c 100m /dev/zero | tail | sleep 30'; :";
    var told = launch(orders.shell(script).limitedTo(Bytes.ofMebi(50)));
    assertThat(told.exit().outOfMemory()).isTrue();
    Await.until(() -> !Await.runs(pidIn(stray())));
  }

  @Test
  void strayOfAJobThatKeepsItStaysInItsSession() {
    run(Orders.keeping(orders.shell("setsid sh -c 'echo $$ > stray; exec sleep 100' & sleep 0.1")));
    assertThat(Await.runs(pidIn(stray()))).isTrue();
    launcher.close();
    assertThat(Await.runs(pidIn(stray()))).isFalse();
  }

  @Test
  void usageCountsChildrenThatNobodyWaitedFor() {
    var burn = "i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done; echo > done";
    var usage =
        run(orders.shell(
                "(setsid sh -c '"
                    + burn
                    + "' &); while ! test -e done; do sleep 0.05; done; sleep 0.1"))
            .usage();
    assertThat(usage.userTime()).isGreaterThan(java.time.Duration.ofMillis(5));
  }

  @Test
  void jobThatEndsItsHelperIsLostAloneAndTheNextRuns() throws IOException {
    var told =
        launch(orders.shell("while ! test -e go; do sleep 0.01; done; kill -9 $PPID; sleep 9"));
    told.start();
    Files.createFile(directory.resolve("go"));
    assertThat(told.exit().signal()).isEqualTo(KILL);
    assertThat(run(orders.shell("exit 3")).code()).isEqualTo(3);
  }

  @Test
  void straysOfAJobThatEndsItsHelperEndWithIt() {
    var order =
        orders.shell(
            "setsid sh -c 'echo $$ > stray; exec sleep 100' & while ! test -s stray; do sleep 0.01; done; sleep 0.1; kill -9 $PPID; sleep 100");
    run(Orders.with(order, "BELLWETHER_JOB=a", "BELLWETHER_ATTEMPT=1", "BELLWETHER_MARK=m"));
    Await.until(() -> !Await.runs(pidIn(directory.resolve("stray"))));
  }

  @Test
  void oneFileUnderTwoNamesIsWrittenInOrder() throws IOException {
    var both = directory.resolve("both");
    var link = Files.createSymbolicLink(directory.resolve("link"), both);
    run(Orders.streams(orders.shell("echo long first line; echo 2 >&2; echo 3"), null, both, link));
    assertThat(both).hasContent("long first line\n2\n3");
  }

  @Test
  void helperIsHeldWhereItsFileGoesAway() throws IOException {
    var copy = Files.copy(helper(), directory.resolve("copy"));
    assertThat(copy.toFile().setExecutable(true)).isTrue();
    try (var own = withHelper(copy)) {
      assertThat(own.hasHelper()).isTrue();
      Files.delete(copy);
      var told = new LaunchRecord();
      own.launch(orders.shell("exit 4"), told);
      assertThat(told.exit().code()).isEqualTo(4);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/bin/true", "/etc/hostname", "/no/such"})
  void startsProcessesItselfWhereTheHelperIsNone(String program) {
    try (var own = withHelper(Path.of(program))) {
      assertThat(own.hasHelper()).isFalse();
      var told = new LaunchRecord();
      own.launch(orders.shell("exit 4"), told);
      assertThat(told.exit().code()).isEqualTo(4);
    }
  }

  private static LocalLauncher withHelper(Path program) {
    var settings =
        new LocalLauncher.Settings(Duration.ofSeconds(1), LocalLauncher.DEFAULT_PATIENCE, program);
    return LocalLauncher.create(Clock.system(), settings);
  }

  @Test
  void oneEnvironmentAfterTheOtherReachesTheJobs() throws IOException {
    for (int i = 0; i < 3; i++) {
      var environment = Environment.of(java.util.List.of("PATH=/bin:/usr/bin", "ROUND=" + i));
      assertThat(output(Orders.within(orders.program("env"), environment)).lines())
          .containsExactly("PATH=/bin:/usr/bin", "ROUND=" + i);
    }
  }

  @Test
  void argumentsMayBeLarge() throws IOException {
    var text = "x".repeat(120_000);
    var argv = IntStream.range(0, 8).mapToObj(i -> text).toList();
    var all = new java.util.ArrayList<>(java.util.List.of("/usr/bin/printf", "%s"));
    all.addAll(argv);
    assertThat(output(orders.program(all.toArray(String[]::new)))).hasSize(8 * 120_000);
  }
}
