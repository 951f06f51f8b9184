package bellwether.analyze.statistics.internal;

import org.hipparchus.distribution.continuous.TDistribution;

/// Critical values and factors that depend on the number of values.
public final class CriticalValues {
  private static final double[] MAD_FACTORS = {
    1.196, 1.495, 1.363, 1.206, 1.200, 1.140, 1.129, 1.107
  };

  private CriticalValues() {}

  /// Grubbs' two-sided critical value for one outlier among n values (Technometrics 11, 1969);
  /// infinite below three values, where nothing can be an outlier.
  public static double grubbs(int n, double significance) {
    if (n < 3) {
      return Double.POSITIVE_INFINITY;
    }
    double t = student(n - 2, significance / (2 * n));
    return (n - 1) / Math.sqrt(n) * Math.sqrt(t * t / (n - 2 + t * t));
  }

  /// The value that Student's t with the given degrees of freedom exceeds with this probability.
  public static double student(int degrees, double upperTail) {
    return -new TDistribution(degrees).inverseCumulativeProbability(upperTail);
  }

  /// The factor that makes the MAD of n normal values unbiased (Croux and Rousseeuw, 1992).
  public static double madFactor(int n) {
    if (n < 2) {
      return 1;
    }
    return n <= 9 ? MAD_FACTORS[n - 2] : n / (n - 0.8);
  }
}
