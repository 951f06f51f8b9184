package bellwether.query.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/// How fast members end. Not thread-safe.
final class Pace {
  static final Duration RECENT = Duration.ofSeconds(10);
  private static final double NANOS = 1e9;

  private final Deque<Sample> samples = new ArrayDeque<>();
  private final Sample first;

  /// How many had ended at a time.
  record Sample(Instant time, long ended) {
    private double rate(Sample later) {
      double seconds = Duration.between(time, later.time).toNanos() / NANOS;
      return seconds > 0 ? Math.max(0, (later.ended - ended) / seconds) : 0;
    }
  }

  /// @param first when the run began
  /// @param earlier at most ten seconds ago
  Pace(Sample first, Sample earlier) {
    this.first = first;
    samples.add(earlier);
  }

  void add(Sample now) {
    samples.addLast(now);
    var since = now.time.minus(RECENT);
    while (samples.size() > 2 && samples.getFirst().time.isBefore(since)) {
      samples.removeFirst();
    }
  }

  double recent() {
    return samples.getFirst().rate(samples.getLast());
  }

  double overall() {
    return first.rate(samples.getLast());
  }
}
