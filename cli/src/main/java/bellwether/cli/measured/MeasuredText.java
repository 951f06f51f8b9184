package bellwether.cli.measured;

import bellwether.command.output.PeopleText;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Measured values as people read them.
///
/// @param zone of the times
public record MeasuredText(ZoneId zone) {
  private static final String NONE = "-";
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final long KIBI = 1024;
  private static final int LONGEST = 60;

  /// Microseconds: `812 µs`, `12.3 ms`, `1.23 s`, `3 m 12 s`.
  static String micros(@Nullable Object value) {
    if (!(value instanceof Number number)) {
      return NONE;
    }
    long micros = number.longValue();
    if (micros < 0) {
      return "-" + micros(-micros);
    }
    if (micros < 1_000) {
      return micros + " µs";
    }
    return micros < 1_000_000
        ? String.format(Locale.ROOT, micros < 100_000 ? "%.1f ms" : "%.0f ms", micros / 1e3)
        : PeopleText.duration(Duration.of(micros, ChronoUnit.MICROS));
  }

  /// KiB: `1.5 GiB`, `120 MiB`.
  static String kibi(@Nullable Object value) {
    return value instanceof Number number ? PeopleText.bytes(number.longValue() * KIBI) : NONE;
  }

  /// Bytes, the same way.
  static String bytes(@Nullable Object value) {
    return value instanceof Number number ? PeopleText.bytes(number.longValue()) : NONE;
  }

  /// `1,234`.
  static String count(@Nullable Object value) {
    return value instanceof Number number ? PeopleText.count(number.longValue()) : NONE;
  }

  /// As it is.
  public static String text(@Nullable Object value) {
    return value == null ? NONE : value.toString();
  }

  /// A share: `12.3 %`.
  public static String share(@Nullable Object value) {
    return value instanceof Number number
        ? String.format(Locale.ROOT, "%.1f %%", 100 * number.doubleValue())
        : NONE;
  }

  /// A change: `+12.3 %`, `×4.5`; of nothing, `new`.
  public static String change(double ratio) {
    if (Double.isNaN(ratio)) {
      return NONE;
    }
    if (Double.isInfinite(ratio)) {
      return "new";
    }
    return ratio >= 2
        ? String.format(Locale.ROOT, "×%.1f", ratio)
        : String.format(Locale.ROOT, "%+.1f %%", 100 * (ratio - 1));
  }

  /// A ratio: `1.25`; over nothing, `∞`.
  public static String ratio(double ratio) {
    if (Double.isNaN(ratio)) {
      return NONE;
    }
    return Double.isInfinite(ratio) ? "∞" : String.format(Locale.ROOT, "%.2f", ratio);
  }

  /// The begin of a long text, such as a program with its arguments.
  public static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }

  /// `name:value;name:value`, as `--tag` takes them.
  public static String tags(@Nullable Object value) {
    if (!(value instanceof Map<?, ?> tags) || tags.isEmpty()) {
      return NONE;
    }
    return tags.entrySet().stream()
        .map(tag -> tag.getKey() + ":" + tag.getValue())
        .collect(Collectors.joining(";"));
  }

  /// `2019-06-15 07:52:04`, local.
  public String time(@Nullable Object value) {
    return value instanceof Instant time ? CLOCK.format(LocalDateTime.ofInstant(time, zone)) : NONE;
  }

  /// A feature's value, by what its name measures.
  public static String feature(String name, @Nullable Object value) {
    return switch (name) {
      case "duration",
          "cpu_time",
          "inclusive_cpu_time",
          "usertime",
          "systemtime",
          "rdtsc_duration",
          "delayacct_blkio_time",
          "time_oncpu",
          "time_waiting" ->
          micros(scaled(name, value));
      case "rssmax", "rssmax_max" -> kibi(value);
      default -> value instanceof Double number ? plain(number) : count(value);
    };
  }

  /// Times of the scheduler are nanoseconds.
  private static @Nullable Object scaled(String name, @Nullable Object value) {
    return name.startsWith("time_") && value instanceof Number number
        ? (Object) (number.longValue() / 1_000)
        : value;
  }

  private static String plain(double number) {
    return number == Math.rint(number)
        ? PeopleText.count((long) number)
        : String.format(Locale.ROOT, "%,.1f", number);
  }
}
