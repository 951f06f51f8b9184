package bellwether.analyze.outliers;

import bellwether.analyze.statistics.NumberTable;
import bellwether.analyze.statistics.internal.Decimals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How much a feature takes part in the first two principal components.
///
/// Formula: sum over components of |loading| * ratio, over the sum of the ratios, rounded to four
/// decimals. Source: EPMT's `pca_feature_rank`.
public record FeatureRank(String feature, double rank, double first, double second) {
  private static final int COMPONENTS = 2;

  /// The features in descending rank.
  public static List<FeatureRank> of(NumberTable rows, List<String> features) {
    FeatureCombination combined = FeatureCombination.of(rows, features, COMPONENTS);
    double first = combined.ratios().get(0);
    double second = combined.ratios().get(1);
    var ranks = new ArrayList<FeatureRank>();
    for (String feature : combined.loadings().columns()) {
      double[] loadings = combined.loadings().column(feature);
      double part = Math.abs(loadings[0]) * first + Math.abs(loadings[1]) * second;
      double rank = Decimals.four(part / (first + second));
      ranks.add(
          new FeatureRank(feature, rank, Decimals.four(loadings[0]), Decimals.four(loadings[1])));
    }
    ranks.sort(Comparator.comparingDouble(FeatureRank::rank).reversed());
    return ranks;
  }
}
