package bellwether.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.model.Event;
import bellwether.model.JobState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/// What every kind of catalog does with runs: begin, hold, resume, cancel and delete them.
@NullUnmarked // columns of rows may be null
abstract class RunsContract extends CatalogFixture {
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
    assertThat(row("SELECT count(*) AS n FROM workflow_identity")).containsEntry("n", 1);
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
  void runsOnAnOriginAreAllThatWorkedOnItsJobs() {
    var first = record(List.of(Life.plain(1)));
    catalog.endRun(first.id(), RunState.STOPPED, Instant.EPOCH, null);
    assertThat(catalog.runsOn(first.id())).extracting(RunRecord::id).containsExactly(first.id());
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
    assertThat(rows("SELECT DISTINCT state FROM job_definition"))
        .containsExactly(Map.of("state", "READY"));
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
  void aResetOpensAgainWhatEndedOtherwiseThanWell() {
    var run =
        record(
            List.of(Life.array(1, 4), Life.plain(2)),
            Life.ready(1),
            Life.ready(2),
            Life.success(1, 0),
            List.of(Life.scheduled(1, 1, 1), Life.running(1, 1, 1)));
    catalog.cancel(new Cancellation(run.id(), List.of(), Life.START.plusSeconds(5), null));
    assertThat(catalog.reset(run.id(), Life.START.plusSeconds(9))).isEqualTo(4);
    assertThat(catalog.states(run.id()))
        .isEqualTo(Map.of(JobState.CREATED, 4L, JobState.JOB_FINISHED, 1L));
    assertThat(catalog.reset(run.id(), Life.START.plusSeconds(9))).isZero();
    assertReplayRebuildsTables(run);
  }

  private long set(RunRecord run, Cancellation.Target target, JobState state) {
    return catalog.setState(
        new StateWish(run.id(), target, state, Life.START.plusSeconds(9), "by hand"));
  }

  @Test
  void aUserSetsAJobAndSingleMembers() {
    var run =
        record(
            List.of(Life.array(1, 4), Life.plain(2)),
            Life.ready(1),
            Life.ready(2),
            Life.success(1, 0));
    var all = new Cancellation.Target(1, Event.ALL);
    assertThat(set(run, all, JobState.JOB_FINISHED)).isEqualTo(3);
    assertThat(set(run, all, JobState.JOB_FINISHED)).isZero();
    assertThat(set(run, new Cancellation.Target(1, 0), JobState.CREATED)).isEqualTo(1);
    assertThat(set(run, new Cancellation.Target(1, 3), JobState.FAILED)).isEqualTo(1);
    assertThat(set(run, new Cancellation.Target(2, Event.ALL), JobState.CANCELLED)).isEqualTo(1);
    assertThat(catalog.states(run.id()))
        .isEqualTo(
            Map.of(
                JobState.JOB_FINISHED, 2L,
                JobState.CREATED, 1L,
                JobState.FAILED, 1L,
                JobState.CANCELLED, 1L));
    assertReplayRebuildsTables(run);
  }

  @Test
  void anAttemptThatADeadManagerLeftIsNotSet() {
    var run = record(List.of(Life.plain(1)), Life.ready(1), List.of(Life.scheduled(1, 0, 1)));
    assertThat(set(run, new Cancellation.Target(1, 0), JobState.JOB_FINISHED)).isZero();
    assertThat(catalog.states(run.id())).isEqualTo(Map.of(JobState.SCHEDULED, 1L));
  }

  @Test
  void aJobOfAnotherRunIsNotSet() {
    record(List.of(Life.plain(1)), Life.ready(1));
    var other = begin("other");
    assertThat(set(other, new Cancellation.Target(1, 0), JobState.FAILED)).isZero();
  }

  @Test
  void aLiveRunIsNeitherResetNorSet() {
    var run = record(List.of(Life.plain(1)), Life.ready(1));
    living.add(Life.MANAGER);
    assertThatThrownBy(() -> catalog.reset(run.id(), Life.START))
        .isInstanceOf(RunHeldException.class);
    assertThatThrownBy(() -> set(run, new Cancellation.Target(1, 0), JobState.FAILED))
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
    assertThat(rows("SELECT * FROM job_definition")).hasSize(1);
  }
}
