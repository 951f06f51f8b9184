package bellwether.analyze.statistics;

import java.util.Arrays;
import java.util.List;

/// Counts for each value of a feature how many methods call it an outlier.
///
/// Source: EPMT's `outliers_uv`; with one method `outliers_iqr`, `outliers_modified_z_score` and
/// `outliers_z_score`. Missing values are not scored and get NaN votes.
public final class Votes {
  private Votes() {}

  /// The votes of several methods over any number of values.
  public static int[] of(double[] values, List<UnivariateMethod> methods) {
    return of(values, methods, Thresholds.standard());
  }

  public static int[] of(double[] values, List<UnivariateMethod> methods, Thresholds thresholds) {
    StatisticsException.require(
        !methods.isEmpty(), "Outliers need at least one univariate method, none was given.");
    var votes = new int[values.length];
    for (UnivariateMethod method : methods) {
      add(votes, method.score(values), thresholds.of(method, values.length));
    }
    return votes;
  }

  public static void add(int[] votes, Scores scores, double threshold) {
    for (int i = 0; i < votes.length; i++) {
      votes[i] += scores.beyond(i, threshold) ? 1 : 0;
    }
  }

  public static double[] present(double[] values) {
    return Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
  }

  /// Spreads votes over the present values; NaN stands where the value is missing.
  public static double[] spread(double[] values, int[] votes) {
    var spread = new double[values.length];
    int next = 0;
    for (int i = 0; i < values.length; i++) {
      spread[i] = Double.isNaN(values[i]) ? Double.NaN : votes[next++];
    }
    return spread;
  }
}
