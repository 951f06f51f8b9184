package bellwether.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.model.Cause;
import bellwether.model.Event;
import bellwether.model.EventData;
import bellwether.model.JobState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/// What every kind of catalog does with the jobs and events that are recorded in it.
@NullUnmarked // columns of rows may be null
abstract class RecordingContract extends CatalogFixture {
  @Test
  void numbersOfJobsAreGivenOutOnce() {
    assertThat(catalog.reserveJobs(10)).isEqualTo(1);
    assertThat(catalog.reserveJobs(1)).isEqualTo(11);
    assertThat(catalog.reserveJobs(1)).isEqualTo(12);
  }

  @Test
  void aNewJobStandsThereAsDescribed() {
    record(List.of(Life.array(1, 5)), Life.ready(1));
    assertThat(row("SELECT * FROM job_definition"))
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
    assertThat(row("SELECT state, cause FROM job_definition"))
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
}
