package bellwether.query.statistics;

import bellwether.query.statistics.internal.Moments;
import bellwether.query.statistics.internal.Sorted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How far a feature of one row lies outside of the reference rows, in sample deviations.
///
/// Formula: | |z(x)| - max(mean - min, max - mean) / sd |. Source: EPMT's older `rootcause_zscore`
/// (and `rootcause`, which calls it).
public record RootCauseZScore(String feature, double distance) {

  /// The features (all columns when none is named) in descending distance; a feature without
  /// variation has distance 0 or infinity.
  public static List<RootCauseZScore> of(Table reference, Table input, List<String> features) {
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
        found.add(new RootCauseZScore(feature, outside(known, value)));
      }
    }
    found.sort(Comparator.comparingDouble(RootCauseZScore::distance).reversed());
    return found;
  }

  private static double outside(double[] known, double value) {
    double mean = Moments.mean(known);
    double deviation = Moments.sampleDeviation(known);
    Sorted sorted = Sorted.of(known);
    double reach = Math.max(mean - sorted.min(), sorted.max() - mean);
    return Effect.share(Math.abs(Math.abs(value - mean) - reach), deviation);
  }
}
