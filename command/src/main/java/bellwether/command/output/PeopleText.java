package bellwether.command.output;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Times, durations and amounts as people read them.
///
/// @param now times of its day are told without the date
public record PeopleText(ZoneId zone, Instant now) {
  private static final int FEW = 10;
  private static final int SECONDS_OF_TWO_DAYS = 172_800;

  /// `14:03:21` today, else `2026-11-22 14:03`; `-` for none.
  public String time(@Nullable Instant time) {
    if (time == null) {
      return "-";
    }
    var local = local(time);
    var clock = local.toLocalTime().toString();
    if (!isToday(time, local)) {
      return local.toLocalDate() + " " + clock.substring(0, 5);
    }
    return clock.length() == 5 ? clock + ":00" : clock;
  }

  /// The same with milliseconds, where several moments may be of one second.
  public String preciseTime(Instant time) {
    long millis = Math.floorMod(time.toEpochMilli(), 1_000L);
    return isToday(time, local(time))
        ? "%s.%03d".formatted(time(time), millis)
        : "%s:%02d.%03d".formatted(time(time), local(time).getSecond(), millis);
  }

  private LocalDateTime local(Instant time) {
    return LocalDateTime.ofEpochSecond(time.getEpochSecond(), 0, offset(time));
  }

  private ZoneOffset offset(Instant time) {
    return zone.getRules().getOffset(time);
  }

  /// The day of now is not asked for where it is far away.
  private boolean isToday(Instant time, LocalDateTime local) {
    return Math.abs(now.getEpochSecond() - time.getEpochSecond()) < SECONDS_OF_TWO_DAYS
        && local.toLocalDate().equals(LocalDateTime.ofInstant(now, zone).toLocalDate());
  }

  /// From one time to another, or to now where it has not come yet.
  public String span(@Nullable Instant start, @Nullable Instant end) {
    return start == null ? "-" : duration(Duration.between(start, end == null ? now : end));
  }

  /// `2 d 3 h`, `1 h 2 m`, `3 m 12 s`, `45 s`, `0.21 s`.
  public static String duration(Duration time) {
    long seconds = Math.max(0, time.toSeconds());
    if (seconds >= 86_400) {
      return seconds / 86_400 + " d " + seconds / 3600 % 24 + " h";
    }
    if (seconds >= 3600) {
      return seconds / 3600 + " h " + seconds / 60 % 60 + " m";
    }
    if (seconds >= 60) {
      return seconds / 60 + " m " + seconds % 60 + " s";
    }
    return seconds >= 10
        ? seconds + " s"
        : hundredths((Math.max(0, time.toMillis()) + 5) / 10) + " s";
  }

  /// Lists have hundreds of thousands of these, for which [String#format] is slow.
  private static String hundredths(long count) {
    long part = count % 100;
    return count / 100 + (part < 10 ? ".0" : ".") + part;
  }

  /// `1,234`, grouped by commas.
  public static String count(long count) {
    return -1_000 < count && count < 1_000
        ? Long.toString(count)
        : String.format(Locale.ROOT, "%,d", count);
  }

  /// `1 job`, `1,234 jobs`, `2 retries`, `3 processes`.
  public static String count(long count, String unit) {
    return count(count) + " " + (count == 1 ? unit : plural(unit));
  }

  /// The first of many names.
  public static String few(List<String> names) {
    var shown = String.join(", ", names.subList(0, Math.min(FEW, names.size())));
    return names.size() > FEW
        ? "%s and %s more".formatted(shown, count(names.size() - FEW))
        : shown;
  }

  private static String plural(String unit) {
    if (unit.endsWith("y")) {
      return unit.substring(0, unit.length() - 1) + "ies";
    }
    return unit + (unit.endsWith("s") ? "es" : "s");
  }

  /// `812/s`, or `0.4/s` where there are few.
  public static String rate(double perSecond) {
    return String.format(Locale.ROOT, perSecond >= 10 ? "%,.0f/s" : "%.1f/s", perSecond);
  }

  /// `1.5 GiB`, `120 MiB`, `4 KiB`.
  public static String bytes(long count) {
    if (count >= 1L << 30) {
      return String.format(Locale.ROOT, "%.1f GiB", count / (double) (1L << 30));
    }
    return count >= 1L << 20 ? (count >> 20) + " MiB" : (count >> 10) + " KiB";
  }
}
