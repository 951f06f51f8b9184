package bellwether.launch;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.launch.internal.system.ProcessStat;
import bellwether.launch.output.KeptAttempt;
import bellwether.launch.output.KeptOutput;
import bellwether.launch.output.OutputKeeper;
import bellwether.launch.output.OutputKey;
import bellwether.launch.output.OutputPlace;
import bellwether.model.Bytes;
import bellwether.model.Clock;
import bellwether.model.Exit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What the launcher of this machine does, with a spawn helper and without.
abstract class LocalLauncherContract extends LauncherContract {

  /// The program of the spawn helper; null: none.
  abstract @Nullable Path helper();

  @Override
  LocalLauncher create(Duration grace) {
    var patience = LocalLauncher.DEFAULT_PATIENCE;
    return LocalLauncher.create(
        Clock.system(), new LocalLauncher.Settings(grace, patience, helper()));
  }

  @Test
  void identifiesTheProcess() {
    for (int i = 0; i < 20; i++) {
      var order = orders.program("sleep", "100");
      var launched = launch(order).start();
      var stat = ProcessStat.of(launched.pid()).orElseThrow();
      assertThat(launched.startTicks()).isEqualTo(stat.startTicks());
      assertThat(stat.group()).isEqualTo(launched.pid());
      launcher.signal(order.id(), KILL);
    }
  }

  @Test
  void tellsTheFilesOfTheStreams() {
    var out = directory.resolve("out");
    var told = launch(Orders.streams(orders.program("/bin/true"), null, out, null));
    assertThat(told.start().stdout()).isEqualTo(out.toString());
    assertThat(told.start().stderr()).isNull();
  }

  @Test
  void peakMemoryAboveOurOwnIsTold() {
    var order =
        orders.shell("head -c 1500000000 /dev/zero | tail -c 1500000000 | wc -c >/dev/null");
    assertThat(run(order).usage().peakMemory()).isGreaterThan(Bytes.ofMebi(1000));
  }

  private static final String HUNDRED_MEBI = "head -c 100m /dev/zero | tail | sleep 30";

  @Test
  void whatUsesMoreMemoryThanItMayIsEndedForThat() {
    var told = launch(orders.shell(HUNDRED_MEBI).limitedTo(Bytes.ofMebi(50)));
    assertThat(told.exit().outOfMemory()).isTrue();
    assertThat(told.exit().signal()).isEqualTo(KILL);
  }

  @Test
  void whatStaysWithinItsMemoryEndsByItself() {
    var order = orders.shell("head -c 20m /dev/zero | tail | wc -c; sleep 0.5");
    assertThat(run(order.limitedTo(Bytes.ofMebi(200))).succeeded()).isTrue();
  }

  @Test
  void whatIsKilledByOthersWithinItsMemoryIsNotOutOfIt() {
    var order = orders.program("sleep", "100").limitedTo(Bytes.ofMebi(200));
    var told = launch(order);
    told.start();
    launcher.signal(order.id(), KILL);
    assertThat(told.exit().outOfMemory()).isFalse();
  }

  @Test
  void saysWhetherARunningProcessWasAskedToEnd() {
    var order = orders.program("sleep", "100");
    var told = launch(order);
    told.start();
    launcher.signal(order.id(), TERM);
    assertThat(told.exit().asked()).isTrue();
    assertThat(run(orders.program("/bin/true")).asked()).isFalse();
  }

  @Test
  void whatMayStayLivesUntilTheLauncherCloses() {
    run(Orders.keeping(orders.shell("sleep 100 & echo $! > child")));
    assertThat(run(orders.program("/bin/true")).succeeded()).isTrue();
    assertThat(Await.runs(pidIn(directory.resolve("child")))).isTrue();
    launcher.close();
    assertThat(Await.runs(pidIn(directory.resolve("child")))).isFalse();
  }

  @Test
  void whatMayStayIsEndedWithACancelledJob() {
    var order = Orders.keeping(orders.shell("sleep 100 & echo $! > child; wait"));
    var told = launch(order);
    var child = directory.resolve("child");
    Await.until(() -> Files.exists(child) && child.toFile().length() > 1);
    launcher.signal(order.id(), TERM);
    assertThat(told.exit().signal()).isEqualTo(TERM);
    Await.until(() -> !Await.runs(pidIn(child)));
  }

  @Test
  void strayOfAMarkedJobInASessionOfItsOwnEndsWithIt() {
    var order =
        orders.shell(
            "setsid sh -c 'echo $$ > stray; exec sleep 100' & while ! test -s stray; do sleep 0.01; done");
    run(Orders.with(order, "BELLWETHER_JOB=a", "BELLWETHER_ATTEMPT=1", "BELLWETHER_MARK=m"));
    Await.until(() -> !Await.runs(pidIn(directory.resolve("stray"))));
  }

  @Test
  void handsNoDescriptorsOn() throws IOException {
    try (var _ = Files.newInputStream(Files.createFile(directory.resolve("open")))) {
      // The fourth is that of ls itself.
      assertThat(output(orders.program("ls", "/proc/self/fd")).lines())
          .containsExactly("0", "1", "2", "3");
    }
  }

  @Test
  void startsWithCleanSignals() throws IOException {
    assertThat(output(orders.program("grep", "^Sig[BI]", "/proc/self/status")).lines())
        .containsExactly("SigBlk:\t0000000000000000", "SigIgn:\t0000000000000000");
  }

  @Test
  void bindsToCores() throws IOException {
    for (int core : Machine.here().cores()) {
      assertThat(output(Orders.on(orders.program("nproc"), List.of(core))).strip()).isEqualTo("1");
      var status =
          Orders.on(
              orders.program("grep", "Cpus_allowed_list", "/proc/self/status"), List.of(core));
      assertThat(output(status)).endsWith("\t" + core + "\n");
    }
  }

  @Test
  void keepsItsOwnCores() {
    var cores = Machine.here().cores();
    var seen = new CopyOnWriteArrayList<List<Integer>>();
    var told =
        new LaunchRecord() {
          @Override
          public void ended(LaunchOrder order, Exit exit) {
            seen.add(Machine.here().cores());
            super.ended(order, exit);
          }
        };
    launcher.launch(Orders.on(orders.program("/bin/true"), List.of(cores.getFirst())), told);
    told.exit();
    assertThat(seen).containsExactly(cores);
  }

  @Test
  void failsForCoresThatAreNotThere() {
    assertThat(launch(Orders.on(orders.program("/bin/true"), List.of(8000))).failure())
        .contains("cores [8000]")
        .contains("--no-bind");
  }

  @Test
  void refusesANamedPipeInsteadOfWaitingForItsOtherEnd() throws Exception {
    var pipe = directory.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    assertThat(launch(Orders.streams(orders.program("cat"), pipe, null, null)).failure())
        .contains("'stdin'")
        .contains("is a named pipe");
  }

  @Test
  void manySleepersRunAtOnce() {
    var all =
        IntStream.range(0, 500).mapToObj(i -> launch(orders.program("sleep", "100"))).toList();
    all.forEach(LaunchRecord::start);
    assertThat(all).noneMatch(LaunchRecord::hasEnded);
    launcher.signalAll(TERM);
    all.forEach(told -> assertThat(told.exit().signal()).isEqualTo(TERM));
  }

  @Test
  void orderOfAnEndIsTakenByTheSameThread() {
    var threads = new CopyOnWriteArrayList<Thread>();
    var last = new LaunchRecord();
    var second = new Chained(threads, () -> launcher.launch(orders.program("/bin/true"), last));
    var first = new Chained(threads, () -> launcher.launch(orders.program("/bin/true"), second));
    launcher.launch(orders.program("/bin/true"), first);
    assertThat(last.exit().succeeded()).isTrue();
    assertThat(threads).hasSize(2);
    assertThat(threads.get(0)).isSameAs(threads.get(1));
  }

  @Test
  void allOrdersOfAnEndAreStarted() {
    var followers = new ArrayList<LaunchRecord>();
    for (int i = 0; i < 5; i++) {
      followers.add(new LaunchRecord());
    }
    var first =
        new Chained(
            new ArrayList<>(),
            () -> followers.forEach(told -> launcher.launch(orders.program("/bin/true"), told)));
    launcher.launch(orders.program("/bin/true"), first);
    followers.forEach(told -> assertThat(told.exit().succeeded()).isTrue());
  }

  @Test
  void orderOfAFailureIsStarted() {
    var next = new LaunchRecord();
    var first =
        new LaunchRecord() {
          @Override
          public void failed(LaunchOrder order, String message) {
            launcher.launch(orders.program("/bin/true"), next);
          }
        };
    launcher.launch(orders.program("/no/such"), first);
    assertThat(next.exit().succeeded()).isTrue();
  }

  @Test
  void orderOfAStartDoesNotWaitForTheEnd() {
    var next = new LaunchRecord();
    var order = orders.program("sleep", "100");
    launcher.launch(
        order,
        new LaunchRecord() {
          @Override
          public void started(LaunchOrder started, bellwether.model.Launched launched) {
            launcher.launch(orders.program("/bin/true"), next);
          }
        });
    assertThat(next.exit().succeeded()).isTrue();
  }

  @Test
  void tailOfOneJobIsNotThatOfTheNext() {
    for (int i = 0; i < 20; i++) {
      var tail = run(orders.shell("echo %d >&2; exit 1".formatted(i))).stderrTail();
      assertThat(tail).isEqualTo(i + "\n");
      assertThat(run(orders.shell("exit 1")).stderrTail()).isEmpty();
    }
  }

  @Test
  void whoOutlivesAJobDoesNotWriteIntoTheTailOfTheNext() {
    var order = orders.shell("setsid sh -c 'sleep 0.3; echo LEAKED >&2' & sleep 0.1");
    var next = new LaunchRecord();
    launcher.launch(
        order,
        new Chained(
            new ArrayList<>(),
            () -> launcher.launch(orders.shell("sleep 0.5; echo mine >&2; exit 3"), next)));
    assertThat(next.exit().stderrTail()).isEqualTo("mine\n");
  }

  @Test
  void keepsWhatIsWrittenToStreamsWithoutAFile() throws Exception {
    var place = OutputPlace.of(directory.resolve("c.db"), 1);
    var key = new OutputKey(1, 0, 1);
    var limits = new OutputKeeper.Limits(1 << 20, OutputKeeper.MOST);
    try (var keeper = Objects.requireNonNull(OutputKeeper.create(place, limits, Assertions::fail));
        var keeping = create(Duration.ofSeconds(1))) {
      var told = new LaunchRecord();
      var order =
          orders
              .shell("seq 100000; echo err >/dev/stderr; echo last")
              .keptIn(new KeptAttempt(keeper, key));
      keeping.launch(order, told);
      assertThat(told.exit().succeeded()).isTrue();
    }
    var out = new ByteArrayOutputStream();
    new KeptOutput(place, key, false).printMore(out);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .hasLineCount(100_001)
        .startsWith("1\n2\n")
        .endsWith("0\nlast\n");
  }

  @Test
  void hurryKillsWhatRemainsOfGroupsAtOnce() {
    try (var patient = create(Duration.ofSeconds(100))) {
      var told = new LaunchRecord();
      patient.launch(orders.shell("trap '' TERM; (while :; do sleep 0.1; done) & exit 0"), told);
      assertThat(told.exit().succeeded()).isTrue();
      assertThat(patient.leftGroups(Duration.ZERO)).isEqualTo(1);
      patient.hurry();
      Await.until(() -> patient.leftGroups(Duration.ZERO) == 0);
    }
  }

  @Test
  void tailOfJobsAtOnceAreKeptApart() {
    var all =
        IntStream.range(0, 16)
            .mapToObj(i -> launch(orders.shell("yes %d | head -c 300000 >&2; exit 1".formatted(i))))
            .toList();
    for (int i = 0; i < all.size(); i++) {
      assertThat(all.get(i).exit().stderrTail())
          .hasSize(4096)
          .doesNotContainPattern("(?m)^(?!%d$).{2,}$".formatted(i));
    }
  }

  /// Does something at the end, and remembers the thread.
  private static final class Chained extends LaunchRecord {
    private final List<Thread> threads;
    private final Runnable then;

    Chained(List<Thread> threads, Runnable then) {
      this.threads = threads;
      this.then = then;
    }

    @Override
    public void ended(LaunchOrder order, Exit exit) {
      threads.add(Thread.currentThread());
      then.run();
    }
  }
}
