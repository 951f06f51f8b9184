package bellwether.query.measured;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Times as the catalog has them: microseconds since 1970.
final class Micros {
  private Micros() {}

  static long of(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  static Instant time(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /// As DESIGN has it: ISO UTC with microseconds.
  static String iso(Instant time) {
    return new IsoTimes().of(of(time));
  }
}
