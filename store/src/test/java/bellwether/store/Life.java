package bellwether.store;

import bellwether.model.Bytes;
import bellwether.model.Cause;
import bellwether.model.Event;
import bellwether.model.EventData;
import bellwether.model.Execution;
import bellwether.model.Exit;
import bellwether.model.Iterations;
import bellwether.model.JobDescription;
import bellwether.model.JobState;
import bellwether.model.Launched;
import bellwether.model.Node;
import bellwether.model.Placement;
import bellwether.model.Resources;
import bellwether.model.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Events of lives that jobs of tests lead.
final class Life {
  static final Instant START = Instant.parse("2026-11-23T10:00:00.000001Z");
  static final Node NODE = new Node("n1", List.of(0, 1), List.of(), new Bytes(0), false);
  static final ManagerProcess MANAGER = new ManagerProcess("host", "boot", 42, 4711);
  static final Usage USAGE =
      new Usage(
          Duration.ofNanos(1_500_000), Duration.ofMillis(2), Bytes.ofKibi(900), 1, 2, 3, 4, 5, 6);

  private Life() {}

  static NewRun run(String mark, @Nullable Long origin) {
    return new NewRun(
        new WorkflowIdentity("hash", "ensemble", "{}"),
        null,
        origin,
        "/home/u/jobs.json",
        "/home/u",
        "{\"nodes\":\"2\"}",
        MANAGER,
        "ann",
        mark,
        START);
  }

  static NewJob plain(long id) {
    return new NewJob(
        id,
        JobDescription.of("job" + id, Execution.program("/bin/true", List.of())),
        "{\"name\":\"job" + id + "\"}");
  }

  static NewJob array(long id, int count) {
    var description =
        new JobDescription(
            "array" + id,
            new Iterations.Span(10, 10 + count),
            Execution.program("/bin/true", List.of()),
            Resources.ONE_CORE,
            List.of(),
            3,
            7,
            Map.of("step", "a \"b\""),
            null);
    return new NewJob(id, description, "{\"name\":\"array" + id + "\"}");
  }

  static Event all(long job, @Nullable JobState from, JobState to) {
    return new Event(START, job, Event.ALL, 0, from, to, null, 0, EventData.NONE);
  }

  static List<Event> ready(long job) {
    return List.of(all(job, null, JobState.CREATED), all(job, JobState.CREATED, JobState.READY));
  }

  static Event scheduled(long job, int ordinal, int attempt) {
    return new Event(
        START,
        job,
        ordinal,
        attempt,
        JobState.READY,
        JobState.SCHEDULED,
        null,
        0.5,
        new EventData.Placed(placement()));
  }

  static Placement placement() {
    return new Placement(
        List.of(new Placement.Share("n1", new int[] {0, 1}, List.of(), new Bytes(0))));
  }

  static Event running(long job, int ordinal, int attempt) {
    var launched = new Launched(START.plusMillis(1), 1000 + ordinal, 77, "/home/u/out", null);
    return new Event(
        START.plusMillis(1),
        job,
        ordinal,
        attempt,
        JobState.SCHEDULED,
        JobState.RUNNING,
        null,
        0.5,
        new EventData.Started(launched));
  }

  static Event ended(long job, int ordinal, int attempt, int code) {
    var exit = new Exit(START.plusMillis(3), code, 0, USAGE, code == 0 ? "" : "no\nsuch", false);
    return new Event(
        START.plusMillis(3),
        job,
        ordinal,
        attempt,
        JobState.RUNNING,
        code == 0 ? JobState.RUN_DONE : JobState.RUN_ERROR,
        code == 0 ? null : Cause.EXIT_CODE,
        0.5,
        new EventData.Ended(exit, null));
  }

  static Event changed(long job, int ordinal, JobState from, JobState to, @Nullable Cause cause) {
    return new Event(START.plusMillis(4), job, ordinal, 1, from, to, cause, 0, EventData.NONE);
  }

  static Event finished(long job, int ordinal) {
    return changed(job, ordinal, JobState.RUN_DONE, JobState.JOB_FINISHED, null);
  }

  static List<Event> success(long job, int ordinal) {
    return List.of(
        scheduled(job, ordinal, 1),
        running(job, ordinal, 1),
        ended(job, ordinal, 1, 0),
        finished(job, ordinal));
  }
}
