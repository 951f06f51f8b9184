package bellwether.analyze.statistics.internal;

/// Rounds as NumPy does: scale, round half to even, scale back.
public final class Decimals {
  private Decimals() {}

  public static double round(double value, int places) {
    double scale = Math.pow(10, places);
    double scaled = value * scale;
    return Double.isFinite(scaled) ? Math.rint(scaled) / scale : value;
  }

  public static double four(double value) {
    return round(value, 4);
  }

  public static double[] four(double[] values) {
    var rounded = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      rounded[i] = four(values[i]);
    }
    return rounded;
  }
}
