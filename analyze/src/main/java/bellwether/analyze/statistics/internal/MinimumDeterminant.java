package bellwether.analyze.statistics.internal;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.hipparchus.random.RandomDataGenerator;

/// The half of the rows whose covariance has the smallest determinant, found by concentration steps
/// from fixed starts, then reweighted (Rousseeuw and Van Driessen, Technometrics 41, 1999).
public final class MinimumDeterminant {
  private static final long SEED = 1999;
  private static final int STARTS = 60;
  private static final int STEPS = 30;
  private static final double CUT = 0.025;

  private final double[][] rows;
  private final int support;

  private MinimumDeterminant(double[][] rows) {
    this.rows = rows;
    this.support = Math.min(rows.length, (rows.length + rows[0].length + 2) / 2);
  }

  public static MinimumDeterminant of(double[][] rows) {
    return new MinimumDeterminant(rows);
  }

  /// The squared robust distance of each row.
  public double[] distances() {
    double[] raw = best().distances(rows);
    var chi = new ChiSquaredDistribution(rows[0].length);
    double reach =
        chi.inverseCumulativeProbability(1 - CUT) * factor((double) support / rows.length);
    int[] kept = IntStream.range(0, rows.length).filter(i -> raw[i] < reach).toArray();
    double[] distances = Ellipsoid.around(pick(kept)).distances(rows);
    double scale = factor(1 - CUT);
    return Arrays.stream(distances).map(distance -> distance / scale).toArray();
  }

  /// What makes the covariance of the central share of normal rows consistent.
  private double factor(double share) {
    int features = rows[0].length;
    if (share >= 1) {
      return 1;
    }
    double quantile = new ChiSquaredDistribution(features).inverseCumulativeProbability(share);
    return share / new ChiSquaredDistribution(features + 2).cumulativeProbability(quantile);
  }

  private Ellipsoid best() {
    if (support == rows.length) {
      return Ellipsoid.around(rows);
    }
    var random = new RandomDataGenerator(SEED);
    Ellipsoid best = concentrate(Geometry.nearest(spread(), support));
    for (int i = 0; i < STARTS; i++) {
      Ellipsoid found = concentrate(random.nextPermutation(rows.length, support));
      best = found.logDeterminant() < best.logDeterminant() ? found : best;
    }
    return best;
  }

  /// The distance of each row from the medians, in MADs.
  private double[] spread() {
    var spread = new double[rows.length];
    for (int c = 0; c < rows[0].length; c++) {
      int column = c;
      double[] values = Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
      double median = Sorted.of(values).median();
      double unit = Sorted.medianDistance(values, median);
      for (int r = 0; unit > 0 && r < rows.length; r++) {
        spread[r] += Math.abs(values[r] - median) / unit;
      }
    }
    return spread;
  }

  private Ellipsoid concentrate(int[] start) {
    Ellipsoid current = Ellipsoid.around(pick(start));
    for (int step = 0; step < STEPS; step++) {
      int[] nearest = Geometry.nearest(current.distances(rows), support);
      Ellipsoid next = Ellipsoid.around(pick(nearest));
      if (!(next.logDeterminant() < current.logDeterminant())) {
        return current;
      }
      current = next;
    }
    return current;
  }

  private double[][] pick(int[] numbers) {
    return Arrays.stream(numbers).mapToObj(i -> rows[i]).toArray(double[][]::new);
  }
}
