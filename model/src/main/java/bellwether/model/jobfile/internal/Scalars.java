package bellwether.model.jobfile.internal;

import java.math.BigDecimal;

/// Scalars as texts.
final class Scalars {
  private static final int LEAST_EXPONENT = -4;
  private static final int MOST_EXPONENT = 16;

  private Scalars() {}

  /// As Python's `str` writes it, which existing job files count on: `True`, `None`, `1.0`,
  /// `1e-05`.
  static String pythonText(Object scalar) {
    return switch (scalar) {
      case Nothing _ -> "None";
      case Boolean flag -> flag ? "True" : "False";
      case Double number -> pythonText(number.doubleValue());
      default -> scalar.toString();
    };
  }

  private static String pythonText(double number) {
    if (Double.isNaN(number)) {
      return "nan";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "inf" : "-inf";
    }
    if (number == 0) {
      return Double.toString(number);
    }
    var exact = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    int exponent = exact.precision() - exact.scale() - 1;
    if (exponent < LEAST_EXPONENT || exponent >= MOST_EXPONENT) {
      return exact.movePointLeft(exponent).stripTrailingZeros().toPlainString()
          + "e%s%02d".formatted(exponent < 0 ? "-" : "+", Math.abs(exponent));
    }
    return exact.scale() > 0 ? exact.toPlainString() : exact.toPlainString() + ".0";
  }
}
