package bellwether.model.jobfile.internal;

/// Scalars as texts.
final class Scalars {
  private Scalars() {}

  /// As Python's `str` writes it, which existing job files count on: `True`, `None`, `1.0`.
  static String pythonText(Object scalar) {
    return switch (scalar) {
      case Nothing _ -> "None";
      case Boolean flag -> flag ? "True" : "False";
      case Double number when number == Math.rint(number) && Math.abs(number) < 1e16 ->
          number.longValue() + ".0";
      default -> scalar.toString();
    };
  }
}
