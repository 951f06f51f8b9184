package bellwether.command;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads and writes times and durations as Python does.
public final class PythonTimes {
  private static final Pattern SPAN =
      Pattern.compile("(?:(-?\\d+) days?, )?(\\d+):(\\d\\d):(\\d\\d)(?:\\.(\\d{1,6}))?");
  private static final DateTimeFormatter WHOLE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final DateTimeFormatter PARTS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

  private PythonTimes() {}

  /// Reads `2026-11-22T15:47:27.038584`, with a blank for the `T`, too.
  public static Optional<LocalDateTime> date(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text.strip().replace(' ', 'T')));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  /// Reads `0:00:01.500000` and `1 day, 2:03:04`; a bare `0` is what a job gets that never ran.
  public static Optional<Duration> duration(String text) {
    if (text.strip().equals("0")) {
      return Optional.of(Duration.ZERO);
    }
    var match = SPAN.matcher(text.strip());
    if (!match.matches()) {
      return Optional.empty();
    }
    var micros = match.group(5) == null ? "0" : (match.group(5) + "00000").substring(0, 6);
    return Optional.of(
        Duration.ofDays(match.group(1) == null ? 0 : Long.parseLong(match.group(1)))
            .plusHours(Long.parseLong(match.group(2)))
            .plusMinutes(Long.parseLong(match.group(3)))
            .plusSeconds(Long.parseLong(match.group(4)))
            .plusNanos(Long.parseLong(micros) * 1_000));
  }

  /// Writes `2026-11-22 15:47:27.038584`, without the fraction when it is none.
  public static String text(LocalDateTime date) {
    return (date.get(ChronoField.MICRO_OF_SECOND) == 0 ? WHOLE : PARTS).format(date);
  }

  /// Writes what [#duration] reads.
  public static String text(Duration span) {
    long days = Math.floorDiv(span.toSeconds(), 86_400L);
    var rest = span.minusDays(days);
    var day = days == 0 ? "" : days + (Math.abs(days) == 1 ? " day, " : " days, ");
    var clock =
        "%d:%02d:%02d".formatted(rest.toHours(), rest.toMinutesPart(), rest.toSecondsPart());
    int micros = rest.toNanosPart() / 1_000;
    return day + clock + (micros == 0 ? "" : ".%06d".formatted(micros));
  }
}
