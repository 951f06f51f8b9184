package bellwether.analyze.outliers;

import bellwether.analyze.statistics.Features;
import bellwether.analyze.statistics.NumberTable;
import bellwether.analyze.statistics.StatisticsException;
import bellwether.analyze.statistics.Votes;
import bellwether.analyze.statistics.internal.KolmogorovSmirnov;
import bellwether.analyze.statistics.internal.Moments;
import bellwether.analyze.statistics.internal.NormalityTests;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// The distribution that the values of a feature look like.
///
/// Source: EPMT's `check_dist` and `get_feature_distributions`. Normality: Shapiro-Wilk (Royston
/// 1995), Kolmogorov-Smirnov against mean and population deviation, and D'Agostino-Pearson for more
/// than 20 values; uniformity: Kolmogorov-Smirnov between the smallest and largest value. A test
/// passes with p > 0.05.
public enum FeatureDistribution {
  NORM,
  UNIFORM,
  UNKNOWN;

  private static final double SIGNIFICANCE = 0.05;
  private static final int FEWEST_FOR_DAGOSTINO = 21;

  /// How many tests a vector passed and failed.
  public record Tally(int passed, int failed) {
    private Tally add(double p, double significance) {
      return p > significance ? new Tally(passed + 1, failed) : new Tally(passed, failed + 1);
    }
  }

  /// The distribution of each feature (all columns when none is named), missing values left out.
  public static SequencedMap<String, FeatureDistribution> of(
      NumberTable rows, List<String> features) {
    var found = new LinkedHashMap<String, FeatureDistribution>();
    for (String feature : Features.all().some(rows, features, name -> true)) {
      found.put(feature, of(Votes.present(rows.column(feature))));
    }
    return found;
  }

  /// Normal if more tests pass than fail, else uniform if its test passes, else unknown.
  public static FeatureDistribution of(double[] values) {
    Tally normal = NORM.check(values);
    if (normal.passed() > normal.failed()) {
      return NORM;
    }
    return UNIFORM.check(values).passed() > 0 ? UNIFORM : UNKNOWN;
  }

  /// Counts the tests for this distribution that the values pass and fail at 0.05.
  public Tally check(double[] values) {
    return check(values, SIGNIFICANCE);
  }

  /// Counts the tests that the values pass with a p above this significance.
  public Tally check(double[] values, double significance) {
    return switch (this) {
      case NORM -> normal(values, significance);
      case UNIFORM -> new Tally(0, 0).add(KolmogorovSmirnov.uniform(values), significance);
      case UNKNOWN ->
          throw new StatisticsException("There is a test for norm and uniform, not for unknown.");
    };
  }

  private static Tally normal(double[] values, double significance) {
    double mean = Moments.mean(values);
    double deviation = Moments.populationDeviation(values);
    Tally tally =
        new Tally(0, 0)
            .add(NormalityTests.shapiroWilk(values), significance)
            .add(KolmogorovSmirnov.normal(values, mean, deviation), significance);
    return values.length < FEWEST_FOR_DAGOSTINO
        ? tally
        : tally.add(NormalityTests.dAgostino(values), significance);
  }
}
