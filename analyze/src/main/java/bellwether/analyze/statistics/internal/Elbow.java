package bellwether.analyze.statistics.internal;

import java.util.OptionalInt;

/// The knee of a convex falling curve over 1, 2, 3, ... by Kneedle with sensitivity 1 (Satopaa,
/// Albrecht, Irwin, Raghavan 2011).
public final class Elbow {
  private Elbow() {}

  /// The position, counted from 1, or empty when the curve has no knee.
  public static OptionalInt of(double[] curve) {
    double[] lift = lift(curve);
    double drop = 1.0 / (curve.length - 1);
    double threshold = Double.NaN;
    int knee = 0;
    for (int i = 0; i < lift.length - 1; i++) {
      if (peak(lift, i)) {
        threshold = lift[i] - drop;
        knee = i + 1;
      }
      if (knee > 0 && valley(lift, i)) {
        threshold = 0;
      }
      if (lift[i + 1] < threshold) {
        return OptionalInt.of(knee);
      }
    }
    return OptionalInt.empty();
  }

  /// How far the turned, scaled curve lies above the diagonal.
  private static double[] lift(double[] curve) {
    Sorted sorted = Sorted.of(curve);
    double range = sorted.max() - sorted.min();
    var lift = new double[curve.length];
    for (int i = 0; i < lift.length; i++) {
      lift[i] = (sorted.max() - curve[i]) / range - (double) i / (lift.length - 1);
    }
    return lift;
  }

  private static boolean peak(double[] lift, int i) {
    return (i == 0 || lift[i] >= lift[i - 1]) && lift[i] >= lift[i + 1];
  }

  private static boolean valley(double[] lift, int i) {
    return (i == 0 || lift[i] <= lift[i - 1]) && lift[i] <= lift[i + 1];
  }
}
