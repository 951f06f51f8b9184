package bellwether.query;

import bellwether.model.JobState;
import org.jspecify.annotations.Nullable;

/// Reads states that the catalog holds as words.
final class StoredState {
  private StoredState() {}

  /// The state of this name.
  ///
  /// @param run whose jobs have it; null: measured elsewhere
  /// @throws QueryException when there is no such state: the run is damaged
  static JobState of(@Nullable String name, @Nullable Long run) {
    try {
      return JobState.valueOf(String.valueOf(name));
    } catch (IllegalArgumentException unknown) {
      throw QueryException.damaged(
          run, "expected a state of a job, but found '%s'".formatted(name), unknown);
    }
  }
}
