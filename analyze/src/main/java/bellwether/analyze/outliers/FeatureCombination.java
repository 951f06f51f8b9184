package bellwether.analyze.outliers;

import bellwether.analyze.statistics.Features;
import bellwether.analyze.statistics.NumberTable;
import bellwether.analyze.statistics.PrincipalComponents;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A table on its principal components, named `pca_01`, `pca_02` and so on.
///
/// Source: EPMT's `pca_feature_combine`. `loadings` has a row per component and a column per
/// feature.
public record FeatureCombination(NumberTable scores, NumberTable loadings, List<Double> ratios) {

  /// Under this share of the variance the components tell too little.
  private static final double LITTLE = 0.80;

  /// `wanted` is a number of components (1 and more) or a share of the variance (below 1).
  public static FeatureCombination of(NumberTable rows, List<String> features, double wanted) {
    NumberTable chosen = rows.select(Features.all().some(rows, features, feature -> true));
    PrincipalComponents components = PrincipalComponents.of(chosen.matrix(), wanted);
    List<String> names = names(components.count());
    return new FeatureCombination(
        NumberTable.ofRows(rows.labels(), names, components.scores()),
        NumberTable.ofRows(names, chosen.columns(), components.axes()),
        Arrays.stream(components.ratios()).boxed().toList());
  }

  private static List<String> names(int count) {
    var names = new ArrayList<String>();
    for (int i = 1; i <= count; i++) {
      names.add(String.format(Locale.ROOT, "pca_%02d", i));
    }
    return names;
  }

  /// Whether the components explain less than 0.80 of the variance.
  public boolean weak() {
    double sum = 0;
    for (double ratio : ratios) {
      sum += ratio;
    }
    return sum < LITTLE;
  }
}
