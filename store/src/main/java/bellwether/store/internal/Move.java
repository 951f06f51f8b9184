package bellwether.store.internal;

import bellwether.model.Cause;
import bellwether.model.EventData;
import bellwether.model.JobState;
import bellwether.model.Transitions;
import bellwether.store.StateWish;
import bellwether.store.internal.recording.EventJson;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A change of the members in some states to one state, as the user wants it between two runs.
///
/// @param note for people; null: none
record Move(
    List<JobState> from, JobState to, @Nullable Cause cause, Instant time, @Nullable String note) {

  Move {
    from.forEach(state -> Transitions.check(state, to, cause));
  }

  /// What ended otherwise than well is new.
  static Move reset(Instant time) {
    var ended = List.of(JobState.FAILED, JobState.CANCELLED, JobState.UPSTREAM_FAILED);
    return new Move(ended, JobState.CREATED, null, time, "reset by the user");
  }

  /// What may be set to the state of a wish is.
  static Move of(StateWish wish) {
    var from =
        Arrays.stream(JobState.values())
            .filter(state -> Transitions.allowed(state, wish.state(), Cause.SET_BY_USER))
            .toList();
    return new Move(from, wish.state(), Cause.SET_BY_USER, wish.time(), wish.reason());
  }

  /// The condition on rows of members and jobs.
  String condition() {
    return from.stream()
        .map(state -> "'" + state + "'")
        .collect(Collectors.joining(", ", "state IN (", ")"));
  }

  @Nullable String causeWord() {
    return StateWords.of(cause);
  }

  /// What its events tell beyond their states.
  @Nullable String data() {
    return EventJson.of(note == null ? EventData.NONE : new EventData.Note(note));
  }
}
