package bellwether.collect.sampler;

import bellwether.model.Micros;
import java.time.Instant;

/// Times of samples, in microseconds since 1970.
final class WallClock {
  private static final double MICROS_PER_SECOND = 1e6;

  private WallClock() {}

  static long now() {
    return Micros.of(Instant.now());
  }

  /// When this machine was started.
  static long bootTime() {
    var uptime = ProcFile.of("/proc/uptime").text();
    return now() - (long) (Double.parseDouble(uptime.split(" ")[0]) * MICROS_PER_SECOND);
  }
}
