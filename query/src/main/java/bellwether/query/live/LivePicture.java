package bellwether.query.live;

import bellwether.query.jobs.StateCounts;
import bellwether.query.runs.RunRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a run stands at one time.
///
/// @param time when; that of its end when it has ended
/// @param counts members of its jobs per state
/// @param running attempts that hold cores, the longest first
/// @param recent ends per second in the last ten seconds
/// @param overall ends per second since the run began
/// @param failures the last ones, the latest first
public record LivePicture(
    RunRow run,
    Instant time,
    StateCounts counts,
    List<RunningAttempt> running,
    List<NodeLoad> nodes,
    double recent,
    double overall,
    List<FailedAttempt> failures) {
  private static final double SLOWEST = 1e-6;

  public LivePicture {
    running = List.copyOf(running);
    nodes = List.copyOf(nodes);
    failures = List.copyOf(failures);
  }

  /// How long the run has lasted.
  public Duration elapsed() {
    return Duration.between(run.startTime(), time);
  }

  /// How long it will last at its present rate; null: that cannot be told.
  public @Nullable Duration left() {
    double rate = recent > 0 ? recent : overall;
    return run.isLive() && rate > SLOWEST
        ? Duration.ofMillis((long) (1000 * (counts.total() - counts.ended()) / rate))
        : null;
  }
}
