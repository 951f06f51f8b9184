package bellwether.analyze.outliers;

import bellwether.analyze.statistics.Features;
import bellwether.analyze.statistics.StatisticsException;
import bellwether.analyze.statistics.Thresholds;
import bellwether.analyze.statistics.UnivariateMethod;
import java.util.Collection;
import java.util.List;

/// What an outlier search looks at: features, univariate methods, thresholds.
///
/// An empty list of features means all columns; [Features#standard] are EPMT's three.
public record OutlierQuestion(
    List<String> features, List<UnivariateMethod> methods, Thresholds thresholds) {
  public OutlierQuestion {
    features = List.copyOf(features);
    methods = List.copyOf(methods);
    StatisticsException.require(
        !methods.isEmpty(), "Outliers need at least one univariate method, none was given.");
  }

  /// EPMT's features, methods and thresholds.
  public static OutlierQuestion standard() {
    return new OutlierQuestion(
        Features.standard(), UnivariateMethod.standard(), Thresholds.standard());
  }

  public OutlierQuestion withFeatures(Collection<String> chosen) {
    return new OutlierQuestion(List.copyOf(chosen), methods, thresholds);
  }

  public OutlierQuestion withMethods(Collection<UnivariateMethod> chosen) {
    return new OutlierQuestion(features, List.copyOf(chosen), thresholds);
  }

  public OutlierQuestion withThresholds(Thresholds chosen) {
    return new OutlierQuestion(features, methods, chosen);
  }
}
