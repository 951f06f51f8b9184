package bellwether.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What an event tells beyond its states and cause.
public sealed interface EventData {

  /// Nothing.
  record None() implements EventData {}

  /// Where the attempt has its cores, on a change to SCHEDULED.
  ///
  /// @param memory how much memory it may use; null: not limited
  /// @param runtime how long it may run; null: for ever
  record Placed(Placement placement, @Nullable Bytes memory, @Nullable Duration runtime)
      implements EventData {

    /// Without limits.
    public Placed(Placement placement) {
      this(placement, null, null);
    }
  }

  /// The attempt's process, on a change to RUNNING.
  record Started(Launched launched) implements EventData {}

  /// How the attempt's process ended, on a change to RUN_DONE, RUN_ERROR, RUN_TIMEOUT or CANCELLED.
  ///
  /// @param message why somebody ended it; null: it ended by itself
  record Ended(Exit exit, @Nullable String message) implements EventData {}

  /// A sentence for people: why a launch failed, who cancelled.
  record Note(String message) implements EventData {}

  /// The one that tells nothing.
  EventData NONE = new None();
}
