package bellwether.epmt;

import bellwether.command.PythonText;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Values as Python writes them: what scripts read that were made for EPMT.
public final class Python {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);
  private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxx", Locale.ROOT);
  private static final int NANOS_PER_MICRO = 1_000;

  private Python() {}

  /// As `print` shows it.
  static String text(@Nullable Object value) {
    return switch (value) {
      case String text -> text;
      case LocalDateTime time -> (time.getNano() == 0 ? SECONDS : MICROS).format(time);
      case OffsetDateTime time -> text(time.toLocalDateTime()) + OFFSET.format(time);
      case null -> "None";
      default -> literal(value);
    };
  }

  /// As a literal, which Python's `ast.literal_eval` reads, times aside.
  static String literal(@Nullable Object value) {
    return switch (value) {
      case null -> "None";
      case String text -> quoted(text);
      case Boolean truth -> truth ? "True" : "False";
      case Double number -> number(number);
      case LocalDateTime time -> constructor(time);
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(entry -> literal(entry.getKey()) + ": " + literal(entry.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      case Collection<?> list ->
          list.stream().map(Python::literal).collect(Collectors.joining(", ", "[", "]"));
      default -> value.toString();
    };
  }

  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    return PythonText.of((Object) value);
  }

  private static String constructor(LocalDateTime t) {
    var parts =
        "%d, %d, %d, %d, %d"
            .formatted(
                t.getYear(), t.getMonthValue(), t.getDayOfMonth(), t.getHour(), t.getMinute());
    int micros = t.getNano() / NANOS_PER_MICRO;
    if (t.getSecond() > 0 || micros > 0) {
      parts += ", " + t.getSecond();
    }
    return "datetime.datetime(" + parts + (micros > 0 ? ", " + micros : "") + ")";
  }

  private static String quoted(String text) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    var quoted = new StringBuilder().append(quote);
    text.codePoints().forEach(c -> append(quoted, c, quote));
    return quoted.append(quote).toString();
  }

  private static void append(StringBuilder quoted, int c, char quote) {
    switch (c) {
      case '\n' -> quoted.append("\\n");
      case '\r' -> quoted.append("\\r");
      case '\t' -> quoted.append("\\t");
      case '\\' -> quoted.append("\\\\");
      default -> {
        if (c == quote) {
          quoted.append('\\').append(quote);
        } else if (Character.getType(c) == Character.CONTROL) {
          quoted.append(String.format(Locale.ROOT, "\\x%02x", c));
        } else {
          quoted.appendCodePoint(c);
        }
      }
    }
  }
}
