package bellwether.query.live;

import bellwether.model.JobState;
import bellwether.query.attempts.CoreShare;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An attempt that holds cores.
///
/// @param member `name`, or `name:key` of an iteration
/// @param number from 1
/// @param state SCHEDULED or RUNNING
/// @param start null: its process has not started yet
public record RunningAttempt(
    String member, int number, JobState state, @Nullable Instant start, List<CoreShare> shares) {
  public RunningAttempt {
    shares = List.copyOf(shares);
  }

  /// How many cores it holds.
  public int cores() {
    return shares.stream().mapToInt(share -> share.cores().size()).sum();
  }
}
