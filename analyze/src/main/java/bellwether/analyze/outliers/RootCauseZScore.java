package bellwether.analyze.outliers;

import bellwether.analyze.statistics.Description;
import bellwether.analyze.statistics.Effect;
import bellwether.analyze.statistics.Features;
import bellwether.analyze.statistics.NumberTable;
import bellwether.analyze.statistics.StatisticsException;
import bellwether.analyze.statistics.Votes;
import bellwether.analyze.statistics.internal.Moments;
import bellwether.analyze.statistics.internal.Sorted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// How far a feature of one row lies outside of the reference rows, in sample deviations.
///
/// Formula: | |z(x)| - max(mean - min, max - mean) / sd |. Source: EPMT's older `rootcause_zscore`
/// (and `rootcause`, which calls it).
///
/// `statistics` has EPMT's row names: the description of the reference, `value`, `zscore` (|z| of
/// the input) and `zscore_diff` (the distance).
public record RootCauseZScore(
    String feature, double distance, SequencedMap<String, Double> statistics) {

  /// The features (all columns when none is named) in descending distance; a feature without
  /// variation has distance 0 or infinity.
  public static List<RootCauseZScore> of(
      NumberTable reference, NumberTable input, List<String> features) {
    StatisticsException.require(
        reference.rows() > 1 && input.rows() == 1,
        "A root cause needs two reference rows and exactly one row to explain; there are "
            + reference.rows()
            + " and "
            + input.rows()
            + ".");
    var found = new ArrayList<RootCauseZScore>();
    for (String feature : Features.all().some(reference, features, input::has)) {
      double[] known = Votes.present(reference.column(feature));
      double value = input.value(0, feature);
      if (known.length > 1 && !Double.isNaN(value)) {
        found.add(of(feature, known, value));
      }
    }
    found.sort(Comparator.comparingDouble(RootCauseZScore::distance).reversed());
    return found;
  }

  private static RootCauseZScore of(String feature, double[] known, double value) {
    double distance = outside(known, value);
    double offset = Math.abs(value - Moments.mean(known));
    SequencedMap<String, Double> statistics = Description.of(known);
    statistics.put("value", value);
    statistics.put("zscore", Effect.share(offset, Moments.sampleDeviation(known)));
    statistics.put("zscore_diff", distance);
    return new RootCauseZScore(feature, distance, statistics);
  }

  /// The frame as EPMT shows it: a row per statistic, a column per feature, as ranked.
  public static NumberTable frame(List<RootCauseZScore> ranked) {
    var byFeature = new LinkedHashMap<String, SequencedMap<String, Double>>();
    ranked.forEach(one -> byFeature.put(one.feature(), one.statistics()));
    return Description.frame(byFeature);
  }

  private static double outside(double[] known, double value) {
    double mean = Moments.mean(known);
    double deviation = Moments.sampleDeviation(known);
    Sorted sorted = Sorted.of(known);
    double reach = Math.max(mean - sorted.min(), sorted.max() - mean);
    return Effect.share(Math.abs(Math.abs(value - mean) - reach), deviation);
  }
}
