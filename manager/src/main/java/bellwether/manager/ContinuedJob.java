package bellwether.manager;

import bellwether.model.Cause;
import bellwether.model.JobDescription;
import bellwether.model.JobState;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A job that is new to the catalog, some of whose members had their end under another service.
///
/// @param ended end states by ordinal
/// @param whole the end of the job as a whole, also of members that `ended` lacks; null: those are
///   still to run
public record ContinuedJob(
    JobDescription description, SortedMap<Integer, JobState> ended, @Nullable JobState whole) {

  public ContinuedJob {
    ended = new TreeMap<>(ended);
    if (ended.values().stream().anyMatch(state -> !state.isEnd())) {
      throw new IllegalArgumentException("Expected states that are ends, but was " + ended);
    }
  }

  /// The state of the members that `ended` lacks.
  JobState common() {
    return whole == null ? JobState.CREATED : whole;
  }

  /// What is known of why a member ended so: of a failure nothing.
  static @Nullable Cause cause(JobState end) {
    return switch (end) {
      case CANCELLED -> Cause.CANCELLED;
      case UPSTREAM_FAILED -> Cause.UPSTREAM_FAILED;
      default -> null;
    };
  }
}
