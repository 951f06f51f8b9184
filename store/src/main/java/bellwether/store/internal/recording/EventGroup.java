package bellwether.store.internal.recording;

import bellwether.model.Cause;
import bellwether.model.Event;
import bellwether.model.JobState;
import bellwether.store.NewJob;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What goes into the catalog in one transaction: new jobs, all events in order, and of each job,
/// member and attempt only the last word. Not thread-safe.
final class EventGroup {

  /// One member of a job.
  record MemberKey(long job, int ordinal) {
    // What the compiler makes for records is slow before the JVM has warmed up.
    @Override
    public boolean equals(Object other) {
      return other instanceof MemberKey key && key.job == job && key.ordinal == ordinal;
    }

    @Override
    public int hashCode() {
      return 31 * Long.hashCode(job) + ordinal;
    }
  }

  /// One attempt of a member.
  record AttemptKey(long job, int ordinal, int number) {
    @Override
    public boolean equals(Object other) {
      return other instanceof AttemptKey key
          && key.job == job
          && key.ordinal == ordinal
          && key.number == number;
    }

    @Override
    public int hashCode() {
      return 31 * (31 * Long.hashCode(job) + ordinal) + number;
    }
  }

  /// A state with its cause.
  record State(JobState state, @Nullable Cause cause) {}

  /// A member's state and the number of its last attempt.
  record MemberState(JobState state, @Nullable Cause cause, int attempts) {}

  final List<NewJob> newJobs = new ArrayList<>();
  final List<Event> events = new ArrayList<>();
  final Map<Long, State> commonStates = new LinkedHashMap<>();
  final Map<MemberKey, MemberState> members = new LinkedHashMap<>();
  final Map<AttemptKey, AttemptChange> attempts = new LinkedHashMap<>();

  void add(NewJob job) {
    newJobs.add(job);
    commonStates.put(job.id(), new State(JobState.CREATED, null));
  }

  void add(Event event) {
    events.add(event);
    if (event.ordinal() == Event.ALL) {
      commonStates.put(event.job(), new State(event.to(), event.cause()));
      return;
    }
    members.put(
        new MemberKey(event.job(), event.ordinal()),
        new MemberState(event.to(), event.cause(), event.attempt()));
    if (event.attempt() > 0 && AttemptChange.isConcerned(event)) {
      attempts
          .computeIfAbsent(
              new AttemptKey(event.job(), event.ordinal(), event.attempt()),
              _ -> new AttemptChange())
          .apply(event);
    }
  }
}
