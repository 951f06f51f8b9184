package bellwether.analyze.statistics;

import bellwether.analyze.statistics.internal.Decimals;
import bellwether.analyze.statistics.internal.Sorted;
import org.jspecify.annotations.Nullable;

/// EPMT's interquartile range: the score is the mask of the values outside of Tukey's fences.
final class InterquartileRange implements Scoring {
  @Override
  public Scores score(double[] values, @Nullable Parameters model) {
    Sorted sorted = Sorted.of(values);
    double first = model == null ? sorted.percentile(0.25) : model.first();
    double third = model == null ? sorted.percentile(0.75) : model.second();
    double reach = 1.5 * (third - first);
    var mask = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      mask[i] = values[i] < first - reach || values[i] > third + reach ? 1 : 0;
    }
    return new Scores(mask, fences(sorted.min(), sorted.max()));
  }

  /// Quartiles whose fences are the smallest and the largest value.
  private static Parameters fences(double min, double max) {
    return new Parameters(
        0, Decimals.four(3 * max / 8 + 5 * min / 8), Decimals.four(5 * max / 8 + 3 * min / 8));
  }
}
