package bellwether.analyze.statistics;

import java.util.List;
import java.util.stream.Stream;

/// Scores rows by all features at once; the further out a row, the higher its score.
///
/// Source: the PyOD detectors that EPMT names, with their default settings.
public enum MultivariateMethod implements Method {
  /// Angle-based: minus the variance of the weighted cosines to pairs among the five nearest rows,
  /// the row itself among them (Kriegel, Schubert, Zimek 2008).
  ABOD("pyod.models.abod", new AngleBased()),
  /// The distance to the fifth nearest row, the row itself counted (Ramaswamy, Rastogi, Shim 2000).
  KNN("pyod.models.knn", new NearestNeighbour()),
  /// The robust Mahalanobis distance by the minimum covariance determinant (Rousseeuw, Van Driessen
  /// 1999).
  MCD("pyod.models.mcd", new RobustCovariance()),
  /// The connectivity-based outlier factor with up to twenty neighbours (Tang and others, 2002).
  COF("pyod.models.cof", new Connectivity()),
  /// Minus the sum of the logarithms of histogram densities in ten bins (Goldstein, Dengel 2012).
  HBOS("pyod.models.hbos", new HistogramBased()),
  /// The sum of distances to the principal components, each over its share of the variance (Shyu
  /// and others, 2003).
  PCA("pyod.models.pca", new ComponentDistance()),
  /// Minus the decision value of a one-class support vector machine, radial kernel, nu 0.5
  /// (Schoelkopf and others, 2001), by LIBSVM.
  OCSVM("pyod.models.ocsvm", new OneClass());

  private final String title;

  @SuppressWarnings("ImmutableEnumChecker") // None of them has a field.
  private final Detector detector;

  MultivariateMethod(String title, Detector detector) {
    this.title = title;
    this.detector = detector;
  }

  /// EPMT's default list, in its order.
  public static List<MultivariateMethod> standard() {
    return List.of(values());
  }

  /// The method with EPMT's name, or the last part of it.
  public static MultivariateMethod named(String name) {
    for (MultivariateMethod method : values()) {
      if (method.title.equals(name) || method.title.endsWith("." + name)) {
        return method;
      }
    }
    throw new StatisticsException(
        "No outlier method is called %s; there are %s."
            .formatted(name, String.join(", ", titles())));
  }

  private static List<String> titles() {
    return Stream.concat(UnivariateMethod.standard().stream(), standard().stream())
        .map(Method::title)
        .toList();
  }

  @Override
  public String title() {
    return title;
  }

  /// One score per row, rounded to four decimals; refused where the rows are too few or a score is
  /// not finite.
  public double[] score(double[][] rows) {
    return detector.checked(rows, title);
  }
}
