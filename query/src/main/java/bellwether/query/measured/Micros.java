package bellwether.query.measured;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Times as the catalog has them: microseconds since 1970.
final class Micros {
  private Micros() {}

  static long of(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  /// At most what a `long` holds: damaged counters add up to more.
  static long of(Duration time) {
    return TimeUnit.MICROSECONDS.convert(time);
  }

  /// Likewise in nanoseconds.
  static long nanos(Duration time) {
    return TimeUnit.NANOSECONDS.convert(time);
  }

  /// From one time to another; zero where the second is before the first, as after a jump of the
  /// clock, so that it does not count where durations are added up.
  static Duration between(Instant start, Instant end) {
    return end.isBefore(start) ? Duration.ZERO : Duration.between(start, end);
  }

  /// The same in microseconds; null where the second is before the first.
  static @Nullable Long orNull(Instant start, Instant end) {
    return end.isBefore(start) ? null : (Long) (of(end) - of(start));
  }

  static Instant time(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /// As DESIGN has it: ISO UTC with microseconds.
  static String iso(Instant time) {
    return new IsoTimes().of(of(time));
  }
}
