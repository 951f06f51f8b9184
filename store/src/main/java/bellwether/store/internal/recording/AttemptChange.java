package bellwether.store.internal.recording;

import bellwether.model.Cause;
import bellwether.model.Event;
import bellwether.model.EventData;
import bellwether.model.Exit;
import bellwether.model.JobState;
import bellwether.model.Launched;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the events of one group say about one attempt.
final class AttemptChange {
  JobState state = JobState.SCHEDULED;
  @Nullable Cause cause;
  String nodes = "";
  @Nullable Launched launched;
  @Nullable Exit exit;
  @Nullable Instant endTime;
  @Nullable String message;

  /// Whether an event is about an attempt that holds, or held until now, its cores.
  static boolean isConcerned(Event event) {
    return switch (event.to()) {
      case SCHEDULED, RUNNING, RUN_DONE, RUN_ERROR, RUN_TIMEOUT -> true;
      case CANCELLED, RESTART_READY -> event.from() != null && event.from().isActive();
      case CREATED, AWAITING_PARENTS, READY, JOB_FINISHED, FAILED, UPSTREAM_FAILED -> false;
    };
  }

  void apply(Event event) {
    // An attempt that a dead manager left goes back without an end of its own.
    state = event.to() == JobState.RESTART_READY ? JobState.RUN_ERROR : event.to();
    cause = event.cause();
    if (!state.isActive()) {
      endTime = event.time();
    }
    switch (event.data()) {
      case EventData.None() -> {}
      case EventData.Placed(var placement, _, _) -> nodes = PlacementText.of(placement);
      case EventData.Started(var started) -> launched = started;
      case EventData.Ended(var ended, var why) -> {
        exit = ended;
        message = why;
        endTime = ended.time();
      }
      case EventData.Note(var text) -> message = text;
    }
  }
}
