package bellwether.analyze.statistics;

import bellwether.analyze.statistics.internal.Geometry;
import bellwether.analyze.statistics.internal.Moments;
import java.util.stream.DoubleStream;
import org.hipparchus.util.MathArrays;

/// Minus the variance of the angles under which a row sees pairs of its neighbours.
final class AngleBased implements Detector {
  private static final int NEIGHBOURS = 5;

  @Override
  public int fewestRows() {
    return 4;
  }

  @Override
  public double[] score(double[][] rows) {
    double[][] distances = Geometry.distances(rows);
    int neighbours = Math.min(NEIGHBOURS, rows.length - 1);
    var scores = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      int[] nearest = Geometry.nearest(distances[i], neighbours);
      scores[i] = -variance(rows, i, nearest);
    }
    return scores;
  }

  private static double variance(double[][] rows, int row, int[] nearest) {
    DoubleStream.Builder angles = DoubleStream.builder();
    for (int i = 0; i < nearest.length; i++) {
      for (int j = i + 1; j < nearest.length; j++) {
        double[] a = MathArrays.ebeSubtract(rows[nearest[i]], rows[row]);
        double[] b = MathArrays.ebeSubtract(rows[nearest[j]], rows[row]);
        addAngle(angles, a, b);
      }
    }
    double deviation = Moments.populationDeviation(angles.build().toArray());
    return deviation * deviation;
  }

  /// A neighbour at the same place has no direction and is left out.
  private static void addAngle(DoubleStream.Builder angles, double[] a, double[] b) {
    double first = MathArrays.safeNorm(a);
    double second = MathArrays.safeNorm(b);
    if (first > 0 && second > 0) {
      angles.add(MathArrays.linearCombination(a, b) / (first * first) / (second * second));
    }
  }
}
