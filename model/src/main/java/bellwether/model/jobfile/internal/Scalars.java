package bellwether.model.jobfile.internal;

import bellwether.model.json.Nothing;
import java.math.BigDecimal;

/// Scalars as texts.
final class Scalars {
  /// Python writes numbers from 10 to this power on, and such below 10 to minus four, with
  /// exponents.
  private static final int LARGEST_PLAIN_EXPONENT = 15;

  private static final int SMALLEST_PLAIN_EXPONENT = -4;

  private Scalars() {}

  /// As Python's `str` writes it, which existing job files count on: `True`, `None`, `1.0`,
  /// `1e-05`.
  static String pythonText(Object scalar) {
    return switch (scalar) {
      case Nothing _ -> "None";
      case Boolean flag -> flag ? "True" : "False";
      case Double number when number.isNaN() -> "nan";
      case Double number when number.isInfinite() -> number > 0 ? "inf" : "-inf";
      case Double number -> floating(number);
      default -> scalar.toString();
    };
  }

  private static String floating(double number) {
    var sign = Math.copySign(1, number) < 0 ? "-" : "";
    if (number == 0) {
      return sign + "0.0";
    }
    var decimal = new BigDecimal(Double.toString(Math.abs(number))).stripTrailingZeros();
    int exponent = decimal.precision() - decimal.scale() - 1;
    if (exponent > LARGEST_PLAIN_EXPONENT || exponent < SMALLEST_PLAIN_EXPONENT) {
      return sign + withExponent(decimal.unscaledValue().toString(), exponent);
    }
    var plain = decimal.toPlainString();
    return sign + (plain.contains(".") ? plain : plain + ".0");
  }

  private static String withExponent(String digits, int exponent) {
    var fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
    return "%s%se%s%02d"
        .formatted(digits.charAt(0), fraction, exponent < 0 ? "-" : "+", Math.abs(exponent));
  }
}
