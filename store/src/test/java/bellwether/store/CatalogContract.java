package bellwether.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.model.Cause;
import bellwether.model.Event;
import bellwether.model.EventData;
import bellwether.model.JobState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every kind of catalog does.
@NullUnmarked // columns of rows may be null
abstract class CatalogContract {
  final Heard heard = new Heard();
  final List<ManagerProcess> living = new ArrayList<>();
  Catalog catalog;

  /// Opens the catalog of this test, again or for the first time.
  abstract Catalog open(CatalogOptions options);

  /// What the events alone tell of a run's jobs.
  abstract Replay replay(long origin);

  /// Rows of a query on what is durable.
  abstract List<Map<String, Object>> rows(String sql);

  CatalogOptions options() {
    return CatalogOptions.of(living::contains).withClock(() -> Life.START.plusSeconds(60));
  }

  @BeforeEach
  void openCatalog() {
    catalog = open(options());
  }

  @AfterEach
  void closeCatalog() {
    catalog.close();
  }

  Map<String, Object> row(String sql) {
    var rows = rows(sql);
    assertThat(rows).hasSize(1);
    return rows.getFirst();
  }

  RunRecord begin(String mark) {
    return catalog.beginRun(Life.run(mark, null));
  }

  /// Records events of a run that begins with them, in groups as they are given.
  @SafeVarargs
  final RunRecord record(List<NewJob> jobs, List<Event>... groups) {
    var run = begin("mark");
    long allocation = catalog.beginAllocation(run.id(), List.of(Life.NODE), Life.START);
    try (var recorder = catalog.recorder(run.id(), allocation, heard)) {
      recorder.jobs(jobs);
      for (var group : groups) {
        recorder.events(group);
        recorder.flush();
      }
    }
    return run;
  }

  @Test
  void aRunIsFoundAsItBegan() {
    var run = begin("m1");
    assertThat(catalog.findRun(run.id())).contains(run);
    assertThat(catalog.lastRun("/home/u/jobs.json")).contains(run);
    assertThat(catalog.lastRun("/other")).isEmpty();
    assertThat(run.origin()).isEqualTo(run.id());
    assertThat(run.manager()).isEqualTo(Life.MANAGER);
    assertThat(run.startTime()).isEqualTo(Life.START);
    assertThat(run.isResume()).isFalse();
  }

  @Test
  void runsOfOneWorkflowShareIt() {
    begin("m1");
    begin("m2");
    assertThat(row("SELECT count(*) AS n FROM workflow")).containsEntry("n", 1);
    assertThat(catalog.lastRun().orElseThrow().mark()).isEqualTo("m2");
  }

  @Test
  void anEndedRunSaysHowAndEndsItsAllocations() {
    var run = begin("m1");
    catalog.beginAllocation(run.id(), List.of(Life.NODE), Life.START);
    catalog.endRun(run.id(), RunState.ERROR, Life.START.plusSeconds(9), "2 jobs failed");
    var ended = catalog.findRun(run.id()).orElseThrow();
    assertThat(ended.state()).isEqualTo(RunState.ERROR);
    assertThat(ended.endTime()).isEqualTo(Life.START.plusSeconds(9));
    assertThat(ended.reason()).isEqualTo("2 jobs failed");
    assertThat(row("SELECT end_time - start_time AS us FROM allocation"))
        .containsEntry("us", 9_000_000);
  }

  @Test
  void runsAndAllocationsLeaveEventsToo() {
    var run = begin("m1");
    catalog.beginAllocation(run.id(), List.of(Life.NODE), Life.START);
    catalog.endRun(run.id(), RunState.DONE, Life.START, null);
    assertThat(rows("SELECT allocation_id, from_state, to_state, job_id FROM event ORDER BY seq"))
        .extracting(row -> row.get("from_state") + ">" + row.get("to_state"))
        .containsExactly("null>RUNNING", "null>RUNNING", "RUNNING>DONE", "RUNNING>DONE");
  }

  @Test
  void anAllocationTellsItsNodes() {
    catalog.beginAllocation(begin("m1").id(), List.of(Life.NODE), Life.START);
    assertThat(row("SELECT * FROM allocation"))
        .containsEntry("core_count", 2)
        .containsEntry(
            "nodes",
            "[{\"name\":\"n1\",\"cores\":[0,1],\"gpus\":[],\"memory_bytes\":0,\"virtual\":false}]");
  }

  @Test
  void numbersOfJobsAreGivenOutOnce() {
    assertThat(catalog.reserveJobs(10)).isEqualTo(1);
    assertThat(catalog.reserveJobs(1)).isEqualTo(11);
    assertThat(catalog.reserveJobs(1)).isEqualTo(12);
  }

  @Test
  void aNewJobStandsThereAsDescribed() {
    record(List.of(Life.array(1, 5)), Life.ready(1));
    assertThat(row("SELECT * FROM job"))
        .containsEntry("name", "array1")
        .containsEntry("first_key", 10)
        .containsEntry("member_count", 5)
        .containsEntry("state", "READY")
        .containsEntry("priority", 7)
        .containsEntry("tags", "{\"step\":\"a \\\"b\\\"\"}")
        .containsEntry("description", "{\"name\":\"array1\"}");
  }

  @Test
  void anAttemptGathersWhatItsEventsTell() {
    record(List.of(Life.plain(1)), Life.ready(1), Life.success(1, 0));
    assertThat(row("SELECT * FROM attempt"))
        .containsEntry("state", "RUN_DONE")
        .containsEntry("nodes", "n1[0:1]")
        .containsEntry("pid", 1000)
        .containsEntry("exit_code", 0)
        .containsEntry("signal", null)
        .containsEntry("user_time_us", 1500)
        .containsEntry("peak_memory_bytes", 900 * 1024)
        .containsEntry("involuntary_switches", 6)
        .containsEntry("stdout", "/home/u/out")
        .containsEntry("stderr_tail", null);
    assertThat(row("SELECT state, attempts FROM iteration"))
        .containsEntry("state", "JOB_FINISHED")
        .containsEntry("attempts", 1);
  }

  @Test
  void anAttemptIsTheSameWhetherItsEventsComeTogetherOrApart() {
    var together = Life.success(1, 0);
    var apart = Life.success(2, 0);
    record(
        List.of(Life.plain(1), Life.plain(2)),
        together,
        apart.subList(0, 1),
        apart.subList(1, 2),
        apart.subList(2, 3),
        apart.subList(3, 4));
    var attempts = rows("SELECT * FROM attempt ORDER BY job_id");
    attempts.forEach(row -> row.remove("job_id"));
    assertThat(attempts.get(0)).isEqualTo(attempts.get(1));
  }

  @Test
  void aFailedAttemptKeepsItsCauseAndStderr() {
    record(
        List.of(Life.plain(1)),
        List.of(Life.scheduled(1, 0, 1), Life.running(1, 0, 1), Life.ended(1, 0, 1, 3)));
    assertThat(row("SELECT * FROM attempt"))
        .containsEntry("state", "RUN_ERROR")
        .containsEntry("cause", "exit_code")
        .containsEntry("exit_code", 3)
        .containsEntry("stderr_tail", "no\nsuch");
  }

  @Test
  void anEventOfAllLeavesMembersWithTheirOwnStateAlone() {
    var upstream =
        new Event(
            Life.START,
            1,
            Event.ALL,
            0,
            JobState.READY,
            JobState.CANCELLED,
            Cause.CANCELLED,
            0,
            new EventData.Note("by \"hand\""));
    record(List.of(Life.array(1, 4)), Life.ready(1), Life.success(1, 2), List.of(upstream));
    assertThat(row("SELECT state, cause FROM job"))
        .containsEntry("state", "CANCELLED")
        .containsEntry("cause", "cancelled");
    assertThat(row("SELECT * FROM iteration"))
        .containsEntry("ordinal", 2)
        .containsEntry("state", "JOB_FINISHED");
  }

  @Test
  void theListenerHearsOfEventsInOrderWhenTheyAreDurable() {
    record(List.of(Life.plain(1)), Life.ready(1), Life.success(1, 0));
    assertThat(heard.events)
        .hasSize(6)
        .isSortedAccordingTo((a, b) -> Long.compare(a.seq(), b.seq()));
    assertThat(heard.events.getLast().event()).isEqualTo(Life.finished(1, 0));
    assertThat(rows("SELECT seq FROM event WHERE job_id IS NOT NULL ORDER BY seq"))
        .extracting(row -> ((Number) row.get("seq")).longValue())
        .containsExactlyElementsOf(heard.events.stream().map(StoredEvent::seq).toList());
  }

  @Test
  void eventsCarryTheirDataAsJson() {
    record(List.of(Life.plain(1)), Life.success(1, 0));
    assertThat(rows("SELECT data FROM event WHERE job_id = 1 ORDER BY seq"))
        .extracting(row -> row.get("data"))
        .containsExactly(
            "{\"nodes\":[\"n1[0:1]\"]}",
            "{\"pid\":1000,\"start_ticks\":77,\"stdout\":\"/home/u/out\"}",
            "{\"exit_code\":0}",
            null);
  }

  @Test
  void whatWasRecordedIsLoadedForAResume() {
    var retried =
        List.of(
            Life.scheduled(1, 1, 1),
            Life.running(1, 1, 1),
            Life.ended(1, 1, 1, 1),
            Life.changed(1, 1, JobState.RUN_ERROR, JobState.RESTART_READY, Cause.EXIT_CODE),
            Life.changed(1, 1, JobState.RESTART_READY, JobState.READY, null),
            Life.scheduled(1, 1, 2),
            Life.running(1, 1, 2));
    var run = record(List.of(Life.array(1, 9)), Life.ready(1), Life.success(1, 3), retried);
    var job = catalog.loadJobs(run.id()).getFirst();
    assertThat(job.descriptionJson()).isEqualTo("{\"name\":\"array1\"}");
    assertThat(job.common()).isEqualTo(JobState.READY);
    assertThat(job.count()).isEqualTo(9);
    assertThat(job.members().size()).isEqualTo(2);
    assertThat(job.members().ordinal(0)).isEqualTo(1);
    assertThat(job.members().state(0)).isEqualTo(JobState.RUNNING);
    assertThat(job.members().attemptsMade(0)).isEqualTo(2);
    assertThat(job.members().attemptsCharged(0)).isEqualTo(1);
    assertThat(job.members().state(1)).isEqualTo(JobState.JOB_FINISHED);
    assertThat(job.left()).containsExactly(new LeftAttempt(1, 1, 2, run.id(), 1001, 77L));
  }

  @Test
  void statesCountMembersWithAndWithoutRowsOfTheirOwn() {
    var run = record(List.of(Life.array(1, 9)), Life.ready(1), Life.success(1, 3));
    assertThat(catalog.states(run.id()))
        .containsExactlyInAnyOrderEntriesOf(Map.of(JobState.READY, 8L, JobState.JOB_FINISHED, 1L));
  }

  @Test
  void runsOnAnOriginAreAllThatWorkedOnItsJobs() {
    var first = record(List.of(Life.plain(1)));
    catalog.endRun(first.id(), RunState.STOPPED, Instant.EPOCH, null);
    assertThat(catalog.runsOn(first.id())).extracting(RunRecord::id).containsExactly(first.id());
  }

  @Test
  void aLeftAttemptWithoutRecordedStartHasNoProcess() {
    var run = record(List.of(Life.plain(1)), List.of(Life.scheduled(1, 0, 1)));
    assertThat(catalog.loadJobs(run.id()).getFirst().left())
        .containsExactly(new LeftAttempt(1, 0, 1, null, null, null));
  }

  @Test
  void theLossOfANodeChargesNoAttempt() {
    var lost = Life.changed(1, 0, JobState.RUNNING, JobState.RUN_ERROR, Cause.NODE_LOST);
    var run =
        record(
            List.of(Life.plain(1)), List.of(Life.scheduled(1, 0, 1), Life.running(1, 0, 1), lost));
    var members = catalog.loadJobs(run.id()).getFirst().members();
    assertThat(members.attemptsMade(0)).isEqualTo(1);
    assertThat(members.attemptsCharged(0)).isZero();
    assertThat(members.cause(0)).isEqualTo(Cause.NODE_LOST);
  }

  @Test
  void aResumeIsRefusedWhileTheHolderLives() {
    var run = begin("m1");
    living.add(Life.MANAGER);
    assertThatThrownBy(() -> catalog.beginRun(Life.run("m2", run.id())))
        .isInstanceOf(RunHeldException.class)
        .hasMessageContaining("process 42 on host, since 2026-11-23T10:00:00.000001Z");
    assertThat(catalog.lastRun()).contains(run);
  }

  @Test
  void aResumeTakesOverFromADeadHolder() {
    var run = begin("m1");
    var second = catalog.beginRun(Life.run("m2", run.id()));
    var third = catalog.beginRun(Life.run("m3", second.id()));
    assertThat(third.origin()).isEqualTo(run.id());
    assertThat(third.isResume()).isTrue();
    assertThat(catalog.lastRunOn(run.id())).contains(third);
    var dead = catalog.findRun(run.id()).orElseThrow();
    assertThat(dead.state()).isEqualTo(RunState.STOPPED);
    assertThat(dead.reason()).isEqualTo("its manager, process 42 on host, was gone");
    assertThat(dead.endTime()).isEqualTo(Life.START.plusSeconds(60));
  }

  @Test
  void aResumeOfARunThatIsNotThereSaysSo() {
    assertThatThrownBy(() -> catalog.beginRun(Life.run("m", 99L)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("has no run 99");
  }

  @Test
  void aResumedRunRecordsJobsUnderItsOrigin() {
    var run = begin("m1");
    var second = catalog.beginRun(Life.run("m2", run.id()));
    try (var recorder = catalog.recorder(second.id(), 1, heard)) {
      recorder.jobs(List.of(Life.plain(1)));
      recorder.events(Life.ready(1));
    }
    assertThat(catalog.loadJobs(run.id())).hasSize(1);
    assertThat(row("SELECT DISTINCT run_id FROM event WHERE job_id = 1"))
        .containsEntry("run_id", (int) second.id());
  }

  @Test
  void onlyARunningRunWithALivingManagerIsLive() {
    var run = begin("m1");
    assertThat(catalog.isLive(run)).isFalse();
    living.add(Life.MANAGER);
    assertThat(catalog.isLive(run)).isTrue();
    catalog.endRun(run.id(), RunState.DONE, Life.START, null);
    assertThat(catalog.isLive(catalog.findRun(run.id()).orElseThrow())).isFalse();
  }

  @Test
  void cancellingADeadRunEndsWhatHadNotEnded() {
    var run =
        record(
            List.of(Life.array(1, 4), Life.plain(2)),
            Life.ready(1),
            Life.ready(2),
            Life.success(1, 0),
            List.of(Life.scheduled(1, 1, 1), Life.running(1, 1, 1)));
    var wish = new Cancellation(run.id(), List.of(), Life.START.plusSeconds(5), "too late");
    assertThat(catalog.cancel(wish)).isEqualTo(4);
    assertThat(
            rows(
                "SELECT job_id || ':' || coalesce(ordinal, '') AS who FROM event WHERE to_state = 'CANCELLED' ORDER BY seq"))
        .extracting(row -> row.get("who"))
        .containsExactly("1:1", "1:", "2:");
    assertThat(rows("SELECT state FROM iteration ORDER BY ordinal"))
        .extracting(row -> row.get("state"))
        .containsExactly("JOB_FINISHED", "CANCELLED");
    assertThat(row("SELECT * FROM attempt WHERE ordinal = 1"))
        .containsEntry("state", "CANCELLED")
        .containsEntry("message", "too late")
        .containsEntry("pid", 1001);
    assertThat(catalog.findRun(run.id()).orElseThrow().state()).isEqualTo(RunState.STOPPED);
    assertThat(catalog.cancel(wish)).isZero();
    assertReplayRebuildsTables(run);
  }

  @Test
  void singleMembersOfADeadRunCanBeCancelled() {
    var run = record(List.of(Life.array(1, 4), Life.plain(2)), Life.ready(1), Life.ready(2));
    var target = new Cancellation.Target(1, 2);
    catalog.cancel(new Cancellation(run.id(), List.of(target), Life.START, null));
    assertThat(row("SELECT ordinal, state FROM iteration"))
        .containsEntry("ordinal", 2)
        .containsEntry("state", "CANCELLED");
    assertThat(rows("SELECT DISTINCT state FROM job")).containsExactly(Map.of("state", "READY"));
  }

  @Test
  void aDeadRunsUndecidedEndsAreDecidedOnCancel() {
    var run =
        record(
            List.of(Life.array(1, 3)),
            Life.ready(1),
            List.of(Life.scheduled(1, 0, 1), Life.running(1, 0, 1), Life.ended(1, 0, 1, 1)),
            Life.success(1, 1).subList(0, 3));
    catalog.cancel(new Cancellation(run.id(), List.of(), Life.START, null));
    assertThat(rows("SELECT state FROM iteration ORDER BY ordinal"))
        .extracting(row -> row.get("state"))
        .containsExactly("CANCELLED", "JOB_FINISHED");
    assertReplayRebuildsTables(run);
  }

  @Test
  void aLiveRunIsNotCancelledInTheCatalog() {
    var run = record(List.of(Life.plain(1)), Life.ready(1));
    living.add(Life.MANAGER);
    assertThatThrownBy(
            () -> catalog.cancel(new Cancellation(run.id(), List.of(), Life.START, null)))
        .isInstanceOf(RunHeldException.class);
  }

  @Test
  void aDeletedRunLeavesItsEventsAlone() {
    var run =
        record(
            List.of(Life.array(1, 12_000), Life.plain(2)), Life.ready(1), Life.success(1, 11_000));
    var other = begin("other");
    var events = rows("SELECT * FROM event WHERE job_id IS NOT NULL");
    catalog.deleteRuns(run.id(), Set.of(run.id()));
    for (var table : List.of("job", "iteration", "attempt")) {
      assertThat(rows("SELECT * FROM " + table)).isEmpty();
    }
    assertThat(rows("SELECT * FROM event WHERE job_id IS NOT NULL")).isEqualTo(events);
    assertThat(rows("SELECT id FROM run")).containsExactly(Map.of("id", (int) other.id()));
    assertThat(catalog.findRun(other.id())).isPresent();
  }

  @Test
  void aRunIsNotDeletedWhileAnyoneWorksOnItsJobsOrALaterOneDid() {
    var run = record(List.of(Life.plain(1)), Life.ready(1));
    living.add(Life.MANAGER);
    assertThatThrownBy(() -> catalog.deleteRuns(run.id(), Set.of(run.id())))
        .isInstanceOf(RunHeldException.class);
    living.clear();
    assertThatThrownBy(() -> catalog.deleteRuns(run.id(), Set.of()))
        .hasMessageContaining("has a later run 1 on the jobs of run 1");
    assertThat(rows("SELECT * FROM job")).hasSize(1);
  }

  @Test
  void replayingTheEventsRebuildsEveryState() {
    var events = new ArrayList<Event>(Life.ready(1));
    for (int ordinal = 0; ordinal < 500; ordinal++) {
      events.addAll(Life.success(1, ordinal).subList(0, 1 + ordinal % 4));
    }
    var run = record(List.of(Life.array(1, 1000)), events);
    assertReplayRebuildsTables(run);
  }

  @Test
  void replayRefusesAnEventThatBeginsElsewhere() {
    var replay = new Replay();
    replay.apply(Life.all(1, null, JobState.CREATED));
    assertThatThrownBy(() -> replay.apply(Life.running(1, 0, 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Expected an event from CREATED");
  }

  @Test
  void whatWasRecordedIsThereAfterReopening() {
    var run = record(List.of(Life.plain(1)), Life.ready(1), Life.success(1, 0));
    catalog.close();
    catalog = open(options());
    assertThat(catalog.findRun(run.id())).contains(run);
    assertThat(catalog.loadJobs(run.id()).getFirst().members().state(0))
        .isEqualTo(JobState.JOB_FINISHED);
  }

  @Test
  void manyEventsAtOnceAreWrittenInFewGroups() {
    var run = begin("m");
    try (var recorder = catalog.recorder(run.id(), 1, heard)) {
      recorder.jobs(List.of(Life.array(1, 5_000)));
      recorder.events(Life.ready(1));
      for (int ordinal = 0; ordinal < 5_000; ordinal++) {
        recorder.events(Life.success(1, ordinal));
      }
    }
    assertThat(heard.events).hasSize(20_002);
    assertThat(heard.groups).hasSizeLessThan(2_000);
  }

  @Test
  void aRecorderThatGetsAheadWaitsForTheDisk() {
    var run = begin("m");
    catalog.close();
    catalog = open(options().withWaitingLimit(10).withLinger(Duration.ZERO));
    try (var recorder = catalog.recorder(run.id(), 1, heard)) {
      recorder.jobs(List.of(Life.array(1, 1_000)));
      for (int ordinal = 0; ordinal < 1_000; ordinal++) {
        recorder.events(Life.success(1, ordinal));
      }
    }
    assertThat(heard.groups).allSatisfy(size -> assertThat(size).isLessThanOrEqualTo(14));
  }

  @Test
  void aClosedRecorderTakesNothing() {
    var recorder = catalog.recorder(begin("m").id(), 1, heard);
    recorder.close();
    recorder.close();
    assertThatThrownBy(() -> recorder.events(Life.ready(1)))
        .isInstanceOf(IllegalStateException.class);
  }

  /// Compares every job and member of the catalog with what its events alone tell.
  void assertReplayRebuildsTables(RunRecord run) {
    var replay = replay(run.origin());
    for (var job : rows("SELECT id, state, cause FROM job")) {
      assertSame(replay.common(number(job.get("id"))), job);
    }
    for (var member : rows("SELECT * FROM iteration")) {
      long job = number(member.get("job_id"));
      var state = replay.member(job, (int) number(member.get("ordinal")));
      assertSame(state, member);
      assertThat(state.attempts()).isEqualTo((int) number(member.get("attempts")));
    }
  }

  private static void assertSame(Replay.State state, Map<String, Object> row) {
    assertThat(state.state()).hasToString((String) row.get("state"));
    var cause = state.cause();
    assertThat(cause == null ? null : cause.word()).isEqualTo(row.get("cause"));
  }

  static long number(Object value) {
    return ((Number) value).longValue();
  }
}
