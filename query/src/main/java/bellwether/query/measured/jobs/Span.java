package bellwether.query.measured.jobs;

import java.time.Duration;
import java.time.Instant;

/// A stretch of time, both ends included.
public record Span(Instant start, Instant end) {
  /// A single moment.
  public static Span at(Instant moment) {
    return new Span(moment, moment);
  }

  /// How long it is.
  public Duration length() {
    return Duration.between(start, end);
  }
}
