package bellwether.collect.sampler;

import java.time.Duration;

/// How often samples may be taken: at the usual interval as long as they take at most 2 % of one
/// core, else so seldom that they do. Not thread-safe.
///
/// Half a second of CPU time may be used in advance, so that slow first samples do not delay those
/// that follow.
final class SampleBudget {
  private static final long SHARE = 50;
  private static final long ADVANCE = Duration.ofMillis(500).toNanos();

  private final long interval;
  private long credit = ADVANCE;

  SampleBudget(Duration interval) {
    this.interval = interval.toNanos();
  }

  /// The pause after a sample, in nanoseconds.
  ///
  /// @param passed nanoseconds since the sample before
  /// @param used of CPU time by this sample, in nanoseconds
  long pause(long passed, long used) {
    credit = Math.min(ADVANCE, credit + passed / SHARE) - used;
    return Math.max(interval, -credit * SHARE);
  }
}
