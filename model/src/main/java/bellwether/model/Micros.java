package bellwether.model;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Times and durations as the catalog and data have them: microseconds, times since 1970.
public final class Micros {
  private static final long PER_SECOND = 1_000_000;

  private Micros() {}

  /// The number for a time.
  public static long of(Instant time) {
    return time.getEpochSecond() * PER_SECOND + time.getNano() / 1_000;
  }

  /// The number for a duration; at most what a `long` holds, since damaged counters add up to more.
  public static long of(Duration time) {
    return TimeUnit.MICROSECONDS.convert(time);
  }

  /// Likewise; null for none.
  public static @Nullable Long ofNullable(@Nullable Duration time) {
    return time == null ? null : (Long) of(time);
  }

  /// Likewise in nanoseconds.
  public static long nanos(Duration time) {
    return TimeUnit.NANOSECONDS.convert(time);
  }

  /// From one time to another; zero where the second is before the first, as after a jump of the
  /// clock, so that it does not count where durations are added up.
  public static Duration between(Instant start, Instant end) {
    return end.isBefore(start) ? Duration.ZERO : Duration.between(start, end);
  }

  /// The same as a number; null where the second is before the first.
  public static @Nullable Long orNull(Instant start, Instant end) {
    return end.isBefore(start) ? null : (Long) (of(end) - of(start));
  }

  /// The time that a number means.
  public static Instant time(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * 1_000);
  }

  /// The time as data have it: `2026-11-23T10:00:00.000001Z`.
  public static String text(Instant time) {
    var seconds = time.truncatedTo(ChronoUnit.SECONDS).toString();
    // The one before it keeps the leading zeros.
    var micros = Integer.toString(1_000_000 + time.getNano() / 1_000).substring(1);
    return seconds.substring(0, seconds.length() - 1) + "." + micros + "Z";
  }

  /// The time that a number means; null for none.
  public static @Nullable Instant timeOrNull(@Nullable Long micros) {
    return micros == null ? null : time(micros);
  }

  /// The duration that a number means; null for none.
  public static @Nullable Duration spanOrNull(@Nullable Long micros) {
    return micros == null ? null : Duration.of(micros, ChronoUnit.MICROS);
  }
}
