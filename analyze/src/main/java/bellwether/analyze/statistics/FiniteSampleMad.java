package bellwether.analyze.statistics;

import bellwether.analyze.statistics.internal.CriticalValues;
import bellwether.analyze.statistics.internal.Sorted;
import org.jspecify.annotations.Nullable;

/// Distance from the median in units of a MAD that is unbiased for few normal values.
final class FiniteSampleMad implements Scoring {
  private static final double NORMAL_CONSISTENCY = 1.4826;

  @Override
  public Scores score(double[] values, @Nullable Parameters model) {
    double median = model == null ? Sorted.of(values).median() : model.first();
    double unit = model == null ? unit(values, median) : model.second();
    double[] scores = Scoring.distances(values, median, unit);
    return new Scores(scores, new Parameters(Scoring.largest(scores), median, unit));
  }

  private static double unit(double[] values, double median) {
    return NORMAL_CONSISTENCY
        * CriticalValues.madFactor(values.length)
        * Sorted.medianDistance(values, median);
  }
}
