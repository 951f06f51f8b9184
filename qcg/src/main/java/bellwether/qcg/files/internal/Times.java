package bellwether.qcg.files.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times as Python writes them, in the machine's zone.
public final class Times {
  private static final DateTimeFormatter DATE_TIME = formatter("uuuu-MM-dd HH:mm:ss.SSSSSS");
  private static final DateTimeFormatter ISO = formatter("uuuu-MM-dd'T'HH:mm:ss.SSSSSS");
  private static final DateTimeFormatter LOG = formatter("uuuu-MM-dd HH:mm:ss,SSS");

  private Times() {}

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneId.systemDefault());
  }

  /// `2026-11-22 15:47:27.037570`.
  public static String dateTime(Instant time) {
    return DATE_TIME.format(time);
  }

  /// `2026-11-22T15:47:27.037570`.
  public static String iso(Instant time) {
    return ISO.format(time);
  }

  /// `2026-11-22 15:47:27,037`.
  public static String log(Instant time) {
    return LOG.format(time);
  }

  /// `0:00:01.037570`; hours go on beyond a day, as readers take no days.
  public static String duration(Duration duration) {
    return "%d:%02d:%02d.%06d"
        .formatted(
            duration.toHours(),
            duration.toMinutesPart(),
            duration.toSecondsPart(),
            duration.toNanosPart() / 1000);
  }
}
