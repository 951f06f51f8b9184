package bellwether.qcg.report;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.stream.Stream;

/// A stretch of time with both its ends.
public record Span(LocalDateTime start, LocalDateTime finish) {

  public Duration length() {
    return Duration.between(start, finish);
  }

  /// Its length in seconds, to the microsecond.
  public double seconds() {
    return seconds(start, finish);
  }

  /// From `earlier` to `later` in seconds, to the microsecond; negative when they are the other way
  /// round.
  public static double seconds(LocalDateTime earlier, LocalDateTime later) {
    return seconds(Duration.between(earlier, later));
  }

  /// A duration in seconds, to the microsecond.
  public static double seconds(Duration length) {
    return Math.floorDiv(length.toNanos(), 1_000) / 1e6;
  }

  /// From the first start to the last finish.
  public static Optional<Span> around(Stream<Span> spans) {
    return spans.reduce((left, right) ->
        new Span(
            left.start.isBefore(right.start) ? left.start : right.start,
            left.finish.isAfter(right.finish) ? left.finish : right.finish));
  }
}
