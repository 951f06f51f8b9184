package bellwether.analyze.statistics;

import java.util.Collection;
import java.util.List;

/// The methods parted into those of one feature and those of all.
///
/// Source: EPMT's `uvod_classifiers`, `mvod_classifiers` and `partition_classifiers_uv_mv`.
public record Classifiers(
    List<UnivariateMethod> univariate, List<MultivariateMethod> multivariate) {
  public Classifiers {
    univariate = List.copyOf(univariate);
    multivariate = List.copyOf(multivariate);
  }

  /// All that EPMT uses by default.
  public static Classifiers standard() {
    return new Classifiers(UnivariateMethod.standard(), MultivariateMethod.standard());
  }

  /// The two kinds apart.
  public static Classifiers partition(Collection<? extends Method> methods) {
    return new Classifiers(
        methods.stream()
            .filter(UnivariateMethod.class::isInstance)
            .map(UnivariateMethod.class::cast)
            .toList(),
        methods.stream()
            .filter(MultivariateMethod.class::isInstance)
            .map(MultivariateMethod.class::cast)
            .toList());
  }

  /// The univariate ones, when there are no others: the two kinds do not go together, and
  /// multivariate ones need a model.
  public List<UnivariateMethod> onlyUnivariate() {
    StatisticsException.require(
        univariate.isEmpty() || multivariate.isEmpty(),
        "Univariate and multivariate methods cannot be used together: " + this + ".");
    StatisticsException.require(
        multivariate.isEmpty(),
        "Multivariate methods find outliers by a reference model only: " + multivariate + ".");
    return univariate;
  }
}
