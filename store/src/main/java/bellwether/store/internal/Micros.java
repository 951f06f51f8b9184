package bellwether.store.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Times and durations as the catalog has them: microseconds, times since 1970.
public final class Micros {
  private static final long PER_SECOND = 1_000_000;

  private Micros() {}

  /// The catalog's number for a time.
  public static long of(Instant time) {
    return time.getEpochSecond() * PER_SECOND + time.getNano() / 1_000;
  }

  /// The catalog's number for a duration.
  public static long of(Duration duration) {
    return duration.getSeconds() * PER_SECOND + duration.getNano() / 1_000;
  }

  /// The time that the catalog's number means.
  public static Instant time(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
