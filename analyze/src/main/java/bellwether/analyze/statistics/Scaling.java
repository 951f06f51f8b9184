package bellwether.analyze.statistics;

import bellwether.analyze.statistics.internal.Moments;
import java.util.Arrays;

/// Brings values to a common scale.
///
/// Source: EPMT's `normalize` (min-max per column; a constant column becomes the lower bound) and
/// `standardize` (distance from the mean in population deviations; a constant column becomes NaN).
public final class Scaling {
  private Scaling() {}

  /// Maps the smallest value to 0 and the largest to 1.
  public static double[] normalized(double[] values) {
    return normalized(values, 0, 1);
  }

  /// Maps the smallest value to `low` and the largest to `high`; missing values stay missing.
  public static double[] normalized(double[] values, double low, double high) {
    StatisticsException.require(values.length > 0, "There is no value to normalise.");
    StatisticsException.require(
        Arrays.stream(values).noneMatch(Double::isInfinite), "Infinite values have no scale.");
    double min = Arrays.stream(Votes.present(values)).min().orElse(Double.NaN);
    double max = Arrays.stream(Votes.present(values)).max().orElse(Double.NaN);
    double factor = (high - low) / (max == min ? 1 : max - min);
    return Arrays.stream(values).map(value -> low + (value - min) * factor).toArray();
  }

  /// Distances from the mean in population deviations.
  public static double[] standardized(double[] values) {
    double mean = Moments.mean(values);
    double deviation = Moments.populationDeviation(values);
    return Arrays.stream(values).map(value -> (value - mean) / deviation).toArray();
  }

  /// Each column of rows standardised; a constant column becomes 0, as principal components need.
  static double[][] standardised(double[][] rows) {
    var standard = new double[rows.length][rows[0].length];
    for (int c = 0; c < rows[0].length; c++) {
      int column = c;
      double[] values = Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
      boolean constant = Arrays.stream(values).allMatch(value -> value == values[0]);
      double[] scaled = constant ? new double[values.length] : standardized(values);
      for (int r = 0; r < rows.length; r++) {
        standard[r][c] = scaled[r];
      }
    }
    return standard;
  }

  /// Whether all values are finite: EPMT's `check_finite`.
  public static boolean finite(double[] values) {
    return Arrays.stream(values).allMatch(Double::isFinite);
  }
}
