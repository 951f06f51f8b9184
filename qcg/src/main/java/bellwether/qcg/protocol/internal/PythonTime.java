package bellwether.qcg.protocol.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times as Python's `str` writes them, always with six digits of a second.
public final class PythonTime {
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT)
          .withZone(ZoneId.systemDefault());

  private PythonTime() {}

  /// `2026-11-22 15:49:19.824758`, in this machine's zone.
  public static String of(Instant time) {
    return LOCAL.format(time);
  }

  /// `0:00:00.006924`; from a day on `1 day, 0:00:00.006924`.
  public static String of(Duration time) {
    long days = time.toDays();
    var prefix = days == 0 ? "" : days + (days == 1 ? " day, " : " days, ");
    return "%s%d:%02d:%02d.%06d"
        .formatted(
            prefix,
            time.toHoursPart(),
            time.toMinutesPart(),
            time.toSecondsPart(),
            time.toNanosPart() / 1_000);
  }

  /// The same with all hours: `25:00:00.006924`.
  public static String inHours(Duration time) {
    return "%d:%02d:%02d.%06d"
        .formatted(
            time.toHours(), time.toMinutesPart(), time.toSecondsPart(), time.toNanosPart() / 1_000);
  }
}
