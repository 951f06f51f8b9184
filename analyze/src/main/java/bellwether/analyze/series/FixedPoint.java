package bellwether.analyze.series;

/// Amounts as integers of 2⁻⁴⁰, whose sums are exact: what starts and ends leaves nothing behind.
/// Sums stay below 2²³, 8 million nodes or cores.
public final class FixedPoint {
  /// The amount 1.
  public static final long ONE = 1L << 40;

  private static final double DIGITS = 1e9;

  private FixedPoint() {}

  public static long of(double amount) {
    return Math.round(amount * ONE);
  }

  /// The amount, to nine digits behind the point.
  public static double amount(long fixed) {
    return Math.rint((double) fixed / ONE * DIGITS) / DIGITS;
  }
}
