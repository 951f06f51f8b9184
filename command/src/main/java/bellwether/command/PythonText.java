package bellwether.command;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Writes values as scripts expect them that have read the lines of a Python program.
public final class PythonText {
  private static final int SMALLEST_PLAIN = -4;
  private static final int LARGEST_PLAIN = 16;

  private PythonText() {}

  /// `None` for nothing.
  public static String of(Optional<?> value) {
    return value.map(PythonText::of).orElse("None");
  }

  public static String of(Object value) {
    return switch (value) {
      case String text -> text;
      case Double number -> number(number);
      case LocalDateTime date -> PythonTimes.text(date);
      case Duration span -> PythonTimes.text(span);
      default -> quoted(value);
    };
  }

  /// As it stands inside a list.
  private static String quoted(Object value) {
    return switch (value) {
      case String text -> text.contains("'") ? "\"" + text + "\"" : "'" + text + "'";
      case Double number -> number(number);
      case List<?> list ->
          list.stream().map(PythonText::quoted).collect(Collectors.joining(", ", "[", "]"));
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(entry -> quoted(entry.getKey()) + ": " + quoted(entry.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      default -> String.valueOf(value);
    };
  }

  /// With as many digits as it takes to tell it from its neighbours: `0.5`, `3.0`, `1e-05`.
  private static String number(double value) {
    var exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    int exponent = exact.precision() - exact.scale() - 1;
    if (exact.signum() == 0) {
      return "0.0";
    }
    if (exponent >= SMALLEST_PLAIN && exponent < LARGEST_PLAIN) {
      return exact.scale() <= 0 ? exact.toPlainString() + ".0" : exact.toPlainString();
    }
    var digits = exact.movePointLeft(exponent).stripTrailingZeros().toPlainString();
    return "%se%s%02d".formatted(digits, exponent < 0 ? "-" : "+", Math.abs(exponent));
  }

  /// With so many digits after the point. The number as the machine has it is rounded, not the text
  /// that it is usually shown as.
  public static String fixed(double value, int digits) {
    var rounded = new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN);
    var text = rounded.toPlainString();
    return value < 0 && rounded.signum() == 0 ? "-" + text : text;
  }
}
