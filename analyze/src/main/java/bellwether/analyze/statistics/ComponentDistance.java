package bellwether.analyze.statistics;

import java.util.Arrays;
import org.hipparchus.util.MathArrays;

/// The distances of the standardised row to all principal axes, each over its variance share.
final class ComponentDistance implements Detector {
  /// Below this share a component is rounding error, and dividing by it would rank noise.
  private static final double NOISE = 1e-12;

  @Override
  public int fewestRows() {
    return 3;
  }

  @Override
  public double[] score(double[][] rows) {
    double[][] standard = Scaling.standardised(rows);
    PrincipalComponents components = PrincipalComponents.all(standard);
    double[] ratios = components.ratios();
    double[][] axes = components.axes();
    return Arrays.stream(standard).mapToDouble(row -> distance(row, axes, ratios)).toArray();
  }

  private static double distance(double[] row, double[][] axes, double[] ratios) {
    double sum = 0;
    for (int i = 0; i < axes.length; i++) {
      sum +=
          ratios[i] < NOISE
              ? Double.POSITIVE_INFINITY
              : MathArrays.distance(row, axes[i]) / ratios[i];
    }
    return sum;
  }
}
