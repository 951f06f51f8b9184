package bellwether.manager;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.engine.Command;
import bellwether.launch.Machine;
import bellwether.launch.ProcessIdentity;
import bellwether.model.Background;
import bellwether.model.Bytes;
import bellwether.model.Cause;
import bellwether.model.Clock;
import bellwether.model.Execution;
import bellwether.model.Iterations;
import bellwether.model.JobDescription;
import bellwether.model.JobState;
import bellwether.model.Measure;
import bellwether.model.Resources;
import bellwether.store.Catalog;
import bellwether.store.CatalogOptions;
import bellwether.store.CatalogPlace;
import bellwether.store.Members;
import bellwether.store.RunState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SessionTest {
  @TempDir Path folder;
  private Catalog catalog;
  private SessionStart start;

  @BeforeEach
  void openCatalog() {
    catalog =
        Catalog.open(
            new CatalogPlace(folder.resolve("catalog.db")),
            CatalogOptions.of(
                m -> new ProcessIdentity(m.pid(), m.startTicks(), m.bootId()).isAlive()));
    var place = new CatalogPlace(folder.resolve("catalog.db"));
    start = new SessionStart(catalog, place, Machine.here(), Clock.system());
  }

  @AfterEach
  void closeCatalog() {
    catalog.close();
  }

  private Session begin(RunOptions options) {
    var workflow = Workflow.of("test", List.of());
    return start.begin(
        new SessionStart.Plan(workflow, "test", folder, options), ManagerListener.silent());
  }

  private static RunOptions onNodes(String nodes) {
    return new RunOptions(
        nodes,
        null,
        null,
        false,
        -1,
        true,
        "common",
        Duration.ofSeconds(2),
        Duration.ofSeconds(60),
        0,
        Background.END,
        false,
        Measure.NONE);
  }

  private static JobDescription shell(String name, int count, String script) {
    return new JobDescription(
        name,
        new Iterations.Span(0, count),
        Execution.program("sh", List.of("-c", script)),
        Resources.ONE_CORE,
        List.of(),
        1,
        0,
        Map.of(),
        null);
  }

  @Test
  void runsAnArrayAndRemembersIt() throws Exception {
    try (var session = begin(onNodes("2"))) {
      session.submit(List.of(shell("j", 50, "echo $BELLWETHER_ITERATION ${itval} > out.${it}")));
      session.manager().awaitIdle();
      assertThat(session.manager().tally().of(JobState.JOB_FINISHED)).isEqualTo(50);
      assertThat(session.end(null)).isEqualTo(RunState.DONE);
    }
    assertThat(folder.resolve("out.49")).hasContent("49 49\n");
    assertThat(catalog.loadJobs(1).getFirst().members().size()).isEqualTo(50);
  }

  @Test
  void keepsTheTailOfStandardErrorOfAFailedJob() throws Exception {
    var failures = new java.util.concurrent.CopyOnWriteArrayList<String>();
    var listener =
        new ManagerListener() {
          @Override
          public void recorded(List<bellwether.store.StoredEvent> events) {
            events.forEach(e -> {
              if (e.event().data() instanceof bellwether.model.EventData.Ended(var exit, _)) {
                failures.add(exit.stderrTail());
              }
            });
          }
        };
    var plan = new SessionStart.Plan(Workflow.of("t", List.of()), "t", folder, onNodes("2"));
    try (var session = start.begin(plan, listener)) {
      session.submit(List.of(shell("j", 1, "seq 100000 >&2; exit 3")));
      session.manager().awaitIdle();
    }
    assertThat(failures).hasSize(1);
    assertThat(failures.getFirst()).endsWith("100000\n").hasSizeBetween(4000, 4096);
  }

  @Test
  void givesAJobThatRanOutOfItsMemoryMoreInTheNextAttempt() throws Exception {
    var wish = Resources.ONE_CORE.withMemory(Bytes.ofMebi(80));
    var finished = runLimited(wish, 2);
    assertThat(finished.state(0)).isEqualTo(JobState.JOB_FINISHED);
    assertThat(finished.attemptsMade(0)).isEqualTo(2);
  }

  @Test
  void remembersHowOftenAJobRanOutOfMemory() throws Exception {
    var failed = runLimited(Resources.ONE_CORE.withMemory(Bytes.ofMebi(30)), 2);
    assertThat(failed.state(0)).isEqualTo(JobState.FAILED);
    assertThat(failed.cause(0)).isEqualTo(Cause.OUT_OF_MEMORY);
    assertThat(failed.attemptsOutOfMemory(0)).isEqualTo(2);
  }

  /// Runs a job that uses 100 MiB.
  private Members runLimited(Resources wish, int attempts) throws Exception {
    var shell = shell("j", 1, "head -c 100m /dev/zero | tail | sleep 0.8").execution();
    var job = new JobDescription("j", null, shell, wish, List.of(), attempts, 0, Map.of(), null);
    try (var session = begin(onNodes("1"))) {
      session.submit(List.of(job));
      session.manager().awaitIdle();
    }
    return catalog.loadJobs(1).getFirst().members();
  }

  @Test
  void saysWhichProgramIsMissing() throws Exception {
    try (var session = begin(onNodes("1"))) {
      session.submit(
          List.of(JobDescription.of("j", Execution.program("no-such-program", List.of()))));
      session.manager().awaitIdle();
      assertThat(session.manager().tally().of(JobState.FAILED)).isEqualTo(1);
    }
  }

  @Test
  void leavesNothingOfAJobThatIsCancelled() throws Exception {
    try (var session = begin(onNodes("1"))) {
      session.submit(List.of(shell("j", 1, "sleep 1000 & echo $$$$ > pid; wait")));
      var pid = folder.resolve("pid");
      while (!Files.exists(pid) || Files.size(pid) == 0) {
        Thread.onSpinWait();
      }
      session.manager().tell(new Command.CancelAll("test"));
      session.manager().awaitIdle();
      assertThat(session.manager().tally().of(JobState.CANCELLED)).isEqualTo(1);
      int group = Integer.parseInt(Files.readString(pid).strip());
      assertThat(ProcessHandle.of(group)).isEmpty();
    }
  }

  @Test
  void resumesWhatAStopInterrupted() throws Exception {
    try (var session = begin(onNodes("1"))) {
      session.submit(List.of(shell("j", 5, "test -e go || sleep 1000; echo x >> ran.${it}")));
      while (session.manager().tally().of(JobState.RUNNING) == 0) {
        Thread.onSpinWait();
      }
      session.manager().tell(new Command.Stop("test"));
      session.manager().awaitIdle();
      assertThat(session.end("test")).isEqualTo(RunState.STOPPED);
    }
    Files.createFile(folder.resolve("go"));
    var before = catalog.lastRun().orElseThrow();
    try (var session = start.resume(before, onNodes("1"), false, ManagerListener.silent())) {
      session.manager().awaitIdle();
      assertThat(session.manager().tally().of(JobState.JOB_FINISHED)).isEqualTo(5);
      assertThat(session.end(null)).isEqualTo(RunState.DONE);
    }
    assertThat(folder.resolve("ran.0")).hasContent("x\n");
  }
}
