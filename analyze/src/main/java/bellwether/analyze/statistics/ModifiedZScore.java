package bellwether.analyze.statistics;

import bellwether.analyze.statistics.internal.Decimals;
import bellwether.analyze.statistics.internal.Moments;
import bellwether.analyze.statistics.internal.Sorted;
import org.jspecify.annotations.Nullable;

/// EPMT's modified z-score: median and median absolute deviation, unrounded while scoring.
final class ModifiedZScore implements Scoring {
  private static final double NORMAL_QUARTILE = 0.6745;

  @Override
  public Scores score(double[] values, @Nullable Parameters model) {
    double median = model == null ? Sorted.of(values).median() : model.first();
    double distance = model == null ? typicalDistance(values, median) : model.second();
    var scores = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      scores[i] = Scoring.orZero(score(Math.abs(values[i] - median), distance));
    }
    var learned =
        new Parameters(Scoring.largest(scores), Decimals.four(median), Decimals.four(distance));
    return new Scores(scores, learned);
  }

  private static double typicalDistance(double[] values, double median) {
    double distance = Sorted.medianDistance(values, median);
    return distance == 0 ? Moments.mean(Sorted.distances(values, median)) : distance;
  }

  private static double score(double distance, double typical) {
    if (typical == 0) {
      return distance == 0 ? 0 : Double.POSITIVE_INFINITY;
    }
    return Decimals.four(NORMAL_QUARTILE * distance / typical);
  }
}
