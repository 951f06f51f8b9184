package bellwether.analyze.statistics;

import bellwether.analyze.statistics.internal.MinimumDeterminant;

/// Squared Mahalanobis distances from the reweighted minimum covariance determinant.
final class RobustCovariance implements Detector {
  @Override
  public int fewestRows() {
    return 3;
  }

  @Override
  public double[] score(double[][] rows) {
    return MinimumDeterminant.of(rows).distances();
  }
}
