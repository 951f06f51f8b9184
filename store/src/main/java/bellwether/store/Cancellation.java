package bellwether.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The wish to cancel jobs of a run that no live manager holds.
///
/// @param origin the run that brought the jobs
/// @param targets which; empty: all jobs of the run
/// @param reason for people; null: none
public record Cancellation(
    long origin, List<Target> targets, Instant time, @Nullable String reason) {

  /// A member of a job, or with the ordinal [Event#ALL] all of them.
  public record Target(long job, int ordinal) {}

  public Cancellation {
    targets = List.copyOf(targets);
  }
}
