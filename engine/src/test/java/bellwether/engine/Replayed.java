package bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.model.Cause;
import bellwether.model.Event;
import bellwether.model.JobState;
import bellwether.model.Transitions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The states that an event log tells: what a store would know.
final class Replayed {
  private static final class Known {
    JobState common = JobState.CREATED;
    final Map<Integer, RestoredJob.Member> members = new TreeMap<>();
  }

  private final Map<Long, Known> known = new HashMap<>();
  private final List<Command.NewJob> jobs;

  Replayed(List<Command.NewJob> jobs, List<Event> events) {
    this.jobs = jobs;
    events.forEach(this::apply);
  }

  private void apply(Event event) {
    assertThat(Transitions.allowed(event.from(), event.to(), event.cause()))
        .as(event.toString())
        .isTrue();
    var job = known.computeIfAbsent(event.job(), _ -> new Known());
    if (event.from() != null) {
      int ordinal = event.ordinal();
      var before = ordinal == Event.ALL ? job.common : state(event.job(), ordinal);
      assertThat(before).as("state before " + event).isEqualTo(event.from());
    }
    if (event.ordinal() == Event.ALL) {
      job.common = event.to();
    } else {
      job.members.merge(
          event.ordinal(),
          new RestoredJob.Member(
              event.ordinal(),
              event.to(),
              event.attempt(),
              charge(event),
              ended(event, Cause.OUT_OF_MEMORY),
              ended(event, Cause.TIME_LIMIT)),
          Replayed::later);
    }
  }

  private static int ended(Event event, Cause cause) {
    boolean failed = event.to() == JobState.RUN_ERROR || event.to() == JobState.RUN_TIMEOUT;
    return failed && event.cause() == cause ? 1 : 0;
  }

  private static int charge(Event event) {
    boolean failed = event.to() == JobState.RUN_ERROR || event.to() == JobState.RUN_TIMEOUT;
    return failed && event.cause() != null && event.cause().chargesAttempt() ? 1 : 0;
  }

  private static RestoredJob.Member later(RestoredJob.Member before, RestoredJob.Member now) {
    return new RestoredJob.Member(
        now.ordinal(),
        now.state(),
        now.attempts(),
        before.charged() + now.charged(),
        before.outOfMemory() + now.outOfMemory(),
        before.overTime() + now.overTime());
  }

  boolean knows(long job) {
    return known.containsKey(job);
  }

  JobState state(long job, int ordinal) {
    var found = known.get(job);
    var member = found == null ? null : found.members.get(ordinal);
    if (member != null) {
      return member.state();
    }
    return found == null ? JobState.CREATED : found.common;
  }

  List<RestoredJob> restored() {
    var restored = new ArrayList<RestoredJob>();
    for (var job : jobs) {
      var found = known.get(job.id());
      if (found != null) {
        restored.add(
            new RestoredJob(
                job.id(), job.description(), found.common, List.copyOf(found.members.values())));
      }
    }
    return restored;
  }
}
