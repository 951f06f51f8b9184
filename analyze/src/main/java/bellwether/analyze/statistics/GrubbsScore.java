package bellwether.analyze.statistics;

import bellwether.analyze.statistics.internal.Moments;
import org.jspecify.annotations.Nullable;

/// The statistic of Grubbs' test: distance from the mean in sample deviations.
final class GrubbsScore implements Scoring {
  @Override
  public Scores score(double[] values, @Nullable Parameters model) {
    double mean = model == null ? Moments.mean(values) : model.first();
    double deviation = model == null ? Moments.sampleDeviation(values) : model.second();
    double[] scores = Scoring.distances(values, mean, deviation);
    return new Scores(scores, new Parameters(Scoring.largest(scores), mean, deviation));
  }
}
