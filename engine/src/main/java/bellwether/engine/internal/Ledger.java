package bellwether.engine.internal;

import bellwether.engine.Effect;
import bellwether.engine.Tally;
import bellwether.model.Cause;
import bellwether.model.Event;
import bellwether.model.EventData;
import bellwether.model.JobState;
import bellwether.model.Transitions;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Changes states, always through the state table and never without an event.
final class Ledger {
  private Instant now = Instant.EPOCH;
  private Consumer<Effect> effects = _ -> {};
  private final long[] tally = new long[JobState.values().length];

  /// Begins a step of the engine.
  void open(Instant now, Consumer<Effect> effects) {
    this.now = now;
    this.effects = effects;
  }

  Instant now() {
    return now;
  }

  void emit(Effect effect) {
    effects.accept(effect);
  }

  /// Counts the states of a job that the catalog remembers.
  void remembered(LiveJob job) {
    var counts = job.tally();
    for (var state : JobState.values()) {
      tally[state.ordinal()] += counts.of(state);
    }
  }

  Tally tally() {
    return new Tally(tally.clone());
  }

  private void count(JobState from, JobState to, int members) {
    tally[from.ordinal()] -= members;
    tally[to.ordinal()] += members;
  }

  void created(LiveJob job) {
    Transitions.check(null, JobState.CREATED, null);
    tally[JobState.CREATED.ordinal()] += job.count();
    record(new Event(now, job.id, Event.ALL, 0, null, JobState.CREATED, null, 0, EventData.NONE));
  }

  /// Moves all members that are still in the common state.
  void moveCommon(LiveJob job, JobState to, @Nullable Cause cause, EventData data) {
    int members = job.commonMembers();
    if (members == 0) {
      return;
    }
    var from = job.common();
    Transitions.check(from, to, cause);
    job.setCommon(to, members);
    count(from, to, members);
    record(new Event(now, job.id, Event.ALL, 0, from, to, cause, 0, data));
  }

  /// Moves a member that has no attempt at work.
  void move(LiveJob job, int ordinal, JobState to, @Nullable Cause cause, EventData data) {
    move(job, ordinal, job.tries(ordinal).made(), 0, to, cause, data);
  }

  /// Moves the member of an attempt.
  void move(LiveAttempt attempt, JobState to, @Nullable Cause cause, EventData data) {
    double weight = to.isActive() ? attempt.lease.weight() : 0;
    move(attempt.job, attempt.ordinal, attempt.number, weight, to, cause, data);
  }

  @SuppressWarnings("TooManyParameters") // the two above are what others call
  private void move(
      LiveJob job,
      int ordinal,
      int attempt,
      double weight,
      JobState to,
      @Nullable Cause cause,
      EventData data) {
    var from = job.state(ordinal);
    Transitions.check(from, to, cause);
    job.setState(ordinal, to);
    count(from, to, 1);
    record(new Event(now, job.id, ordinal, attempt, from, to, cause, weight, data));
  }

  private void record(Event event) {
    effects.accept(new Effect.Record(event));
  }
}
