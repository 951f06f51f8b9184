package bellwether.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.engine.Command;
import bellwether.launch.LaunchException;
import bellwether.launch.Machine;
import bellwether.model.Background;
import bellwether.model.Cause;
import bellwether.model.Clock;
import bellwether.model.Execution;
import bellwether.model.JobDescription;
import bellwether.model.JobState;
import bellwether.model.Measure;
import bellwether.model.Resources;
import bellwether.store.Catalog;
import bellwether.store.CatalogOptions;
import bellwether.store.CatalogPlace;
import bellwether.store.StoredEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a manager makes of what its launcher reports, with a real catalog and no processes.
@Timeout(60)
class ManagerTest {
  private final FakeLauncher launcher = new FakeLauncher();
  private final List<String> notices = new CopyOnWriteArrayList<>();
  private final List<StoredEvent> events = new CopyOnWriteArrayList<>();
  @TempDir Path folder;
  private Catalog catalog;

  @BeforeEach
  void openCatalog() {
    catalog = Catalog.open(place(), CatalogOptions.of(_ -> true));
  }

  @AfterEach
  void closeCatalog() {
    catalog.close();
  }

  private CatalogPlace place() {
    return new CatalogPlace(folder.resolve("catalog.db"));
  }

  private Session begin(String nodes, JobDescription... jobs) {
    var machine = new Machine("host", List.of(0, 1, 2), 3);
    var plan =
        new SessionStart.Plan(Workflow.of("test", List.of(jobs)), "test", folder, onNodes(nodes));
    var session =
        new SessionStart(catalog, place(), machine, Clock.system())
            .withLaunchers((_, _) -> launcher)
            .begin(plan, new Listener());
    session.submit(List.of(jobs));
    return session;
  }

  private final class Listener implements ManagerListener {
    @Override
    public void recorded(List<StoredEvent> recorded) {
      events.addAll(recorded);
    }

    @Override
    public void notice(String sentence) {
      notices.add(sentence);
    }
  }

  private static RunOptions onNodes(String nodes) {
    return new RunOptions(
        nodes,
        null,
        null,
        false,
        -1,
        false,
        "common",
        Duration.ofSeconds(2),
        Duration.ofSeconds(60),
        0,
        Background.END,
        false,
        Measure.NONE);
  }

  private static JobDescription job(String name, int cores) {
    return new JobDescription(
        name,
        null,
        Execution.program("true", List.of()),
        Resources.cores(cores),
        List.of(),
        1,
        0,
        Map.of(),
        null);
  }

  private long causedBy(Cause cause, JobState to) {
    return events.stream()
        .map(StoredEvent::event)
        .filter(event -> event.cause() == cause && event.to() == to)
        .count();
  }

  @Test
  void runsTheJobOfALostNodeAgainOnAnotherWithoutCharge() throws Exception {
    try (var session = begin("a:1,b:1", job("j", 1))) {
      var first = launcher.last().start();
      first.listener().nodeLost(first.node());
      assertThat(launcher.orders).extracting(FakeLauncher.Given::node).containsExactly("a", "b");
      launcher.last().start().end(0, 0);
      session.manager().awaitIdle();
      assertThat(session.manager().tally().of(JobState.JOB_FINISHED)).isEqualTo(1);
    }
    assertThat(causedBy(Cause.NODE_LOST, JobState.RUN_ERROR)).isEqualTo(1);
    var members = catalog.loadJobs(1).getFirst().members();
    assertThat(members.attemptsMade(0)).isEqualTo(2);
    assertThat(members.attemptsCharged(0)).isEqualTo(1);
  }

  @Test
  void failsAJobThatNoNodeIsLeftFor() throws Exception {
    try (var session = begin("a:2,b:1", job("j", 2))) {
      launcher.last().start().listener().nodeLost("a");
      session.manager().awaitIdle();
      assertThat(session.manager().tally().of(JobState.FAILED)).isEqualTo(1);
    }
    assertThat(causedBy(Cause.NODE_LOST, JobState.FAILED)).isEqualTo(1);
  }

  @Test
  void takesTheSameLossOnceAndNoWordOfALostAttempt() throws Exception {
    try (var session = begin("a:1,b:1", job("j", 1))) {
      var first = launcher.last().start();
      first.listener().nodeLost("a");
      first.listener().nodeLost("a");
      first.end(0, 0);
      assertThat(launcher.orders).hasSize(2);
      launcher.last().start().end(3, 0);
      session.manager().awaitIdle();
      assertThat(session.manager().tally().of(JobState.FAILED)).isEqualTo(1);
    }
  }

  @Test
  void startsTheNextJobBeforeTheReportOfAnEndReturns() throws Exception {
    try (var session = begin("a:1", job("first", 1), job("second", 1))) {
      assertThat(launcher.orders).hasSize(1);
      launcher.last().start().end(0, 0);
      assertThat(launcher.last().job()).isEqualTo("second");
      launcher.last().start().end(0, 0);
      session.manager().awaitIdle();
      assertThat(session.manager().tally().of(JobState.JOB_FINISHED)).isEqualTo(2);
    }
    assertThat(launcher.closed).isTrue();
  }

  @Test
  void asksWhatRunsToEndAndWithdrawsWhatDoesNotRunYet() throws Exception {
    try (var session = begin("a:2", job("running", 1), job("starting", 1))) {
      var running = launcher.orders.getFirst().start();
      var starting = launcher.last();
      session.manager().tell(new Command.CancelAll("test"));
      assertThat(launcher.signals).containsExactly(running.order().id() + " 15");
      assertThat(launcher.withdrawn).containsExactly(starting.order().id());
      running.end(-1, 15);
      starting.listener().failed(starting.order(), "taken back");
      session.manager().awaitIdle();
      assertThat(session.manager().tally().of(JobState.CANCELLED)).isEqualTo(2);
    }
  }

  @Test
  void stopsTheRunWhenTheMachineGivesNoMoreProcesses() {
    try (var session = begin("a:1", job("j", 1), job("k", 1))) {
      launcher.last().listener().refused(launcher.last().order(), "no more processes");
      assertThatThrownBy(() -> session.manager().awaitIdle())
          .isInstanceOf(LaunchException.class)
          .hasMessage("no more processes; go on later with bellwether run --resume");
      assertThat(launcher.orders).hasSize(1);
    }
  }

  @Test
  void saysOnceThatStartsAreDelayed() {
    try (var _ = begin("a:2", job("j", 1), job("k", 1))) {
      launcher.orders.forEach(given -> given.listener().delayed(given.order(), "no memory"));
      assertThat(notices).containsExactly("no memory; trying again");
    }
  }
}
