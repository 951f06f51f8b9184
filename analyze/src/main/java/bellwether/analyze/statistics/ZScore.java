package bellwether.analyze.statistics;

import bellwether.analyze.statistics.internal.Decimals;
import bellwether.analyze.statistics.internal.Moments;
import org.jspecify.annotations.Nullable;

/// EPMT's z-score: mean and population deviation rounded first, then the scores.
final class ZScore implements Scoring {
  @Override
  public Scores score(double[] values, @Nullable Parameters model) {
    double mean = model == null ? Decimals.four(Moments.mean(values)) : model.first();
    double deviation =
        model == null ? Decimals.four(Moments.populationDeviation(values)) : model.second();
    double[] scores = Scoring.distances(values, mean, deviation);
    return new Scores(scores, new Parameters(Scoring.largest(scores), mean, deviation));
  }
}
