package bellwether.analyze.statistics;

import bellwether.analyze.statistics.internal.Decimals;
import org.jspecify.annotations.Nullable;

/// Gives every value of a feature a score, by a model's parameters or the values' own.
public interface Scoring {
  Scores score(double[] values, @Nullable Parameters model);

  /// Distances from a centre in units of a scale, rounded to four decimals; 0/0 is 0, x/0 the
  /// largest double, as NumPy's `nan_to_num` has it.
  static double[] distances(double[] values, double centre, double scale) {
    var scores = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      double score = Math.abs(values[i] - centre) / scale;
      scores[i] = Double.isInfinite(score) ? Double.MAX_VALUE : Decimals.four(orZero(score));
    }
    return scores;
  }

  static double largest(double[] scores) {
    double largest = scores[0];
    for (double score : scores) {
      largest = Math.max(largest, score);
    }
    return largest;
  }

  static double orZero(double score) {
    return Double.isNaN(score) ? 0 : score;
  }
}
