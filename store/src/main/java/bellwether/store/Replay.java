package bellwether.store;

import bellwether.model.Cause;
import bellwether.model.Event;
import bellwether.model.JobState;
import bellwether.model.Transitions;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The states of jobs as their events alone tell them: each event applied in order, by the table of
/// [Transitions]. Not thread-safe.
public final class Replay {

  /// A state, its cause and the number of the last attempt.
  public record State(@Nullable JobState state, @Nullable Cause cause, int attempts) {}

  private static final State NEW = new State(null, null, 0);

  private final Map<Long, State> common = new HashMap<>();
  private final Map<Long, TreeMap<Integer, State>> own = new HashMap<>();

  /// Applies the event that follows.
  ///
  /// @throws IllegalStateException when it does not begin where the job or member is
  public void apply(Event event) {
    Transitions.check(event.from(), event.to(), event.cause());
    var before =
        event.ordinal() == Event.ALL ? common(event.job()) : member(event.job(), event.ordinal());
    if (before.state() != event.from()) {
      throw new IllegalStateException(
          "Expected an event from %s, but was %s".formatted(before.state(), event));
    }
    var after = new State(event.to(), event.cause(), event.attempt());
    if (event.ordinal() == Event.ALL) {
      common.put(event.job(), after);
    } else {
      own.computeIfAbsent(event.job(), _ -> new TreeMap<>()).put(event.ordinal(), after);
    }
  }

  /// The state of the members that have no own; its state is null when nothing is known.
  public State common(long job) {
    return common.getOrDefault(job, NEW);
  }

  /// The state of a member, own or common.
  public State member(long job, int ordinal) {
    var members = own.get(job);
    var state = members == null ? null : members.get(ordinal);
    return state == null ? common(job) : state;
  }

  /// The members that have a state of their own, by ordinal.
  public Map<Integer, State> members(long job) {
    return own.getOrDefault(job, new TreeMap<>());
  }
}
