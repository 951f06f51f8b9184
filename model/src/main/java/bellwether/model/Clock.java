package bellwether.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Tells the time, to the microsecond. Handed in wherever time is read, so that tests can set it.
@FunctionalInterface
public interface Clock {

  /// The present time.
  Instant now();

  /// The machine's own clock.
  static Clock system() {
    return () -> Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
