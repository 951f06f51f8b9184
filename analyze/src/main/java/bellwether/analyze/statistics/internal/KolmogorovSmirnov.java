package bellwether.analyze.statistics.internal;

import java.util.Arrays;
import org.hipparchus.distribution.RealDistribution;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.UniformRealDistribution;
import org.hipparchus.stat.inference.KolmogorovSmirnovTest;

/// The Kolmogorov-Smirnov test of one sample; values that define no distribution have p 0.
public final class KolmogorovSmirnov {
  private KolmogorovSmirnov() {}

  public static double normal(double[] values, double mean, double deviation) {
    return deviation > 0 && Double.isFinite(deviation)
        ? probability(values, new NormalDistribution(mean, deviation))
        : 0;
  }

  public static double uniform(double[] values) {
    Sorted sorted = Sorted.of(values);
    return sorted.min() < sorted.max() && Double.isFinite(sorted.max() - sorted.min())
        ? probability(values, new UniformRealDistribution(sorted.min(), sorted.max()))
        : 0;
  }

  private static double probability(double[] values, RealDistribution distribution) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double distance = 0;
    int n = sorted.length;
    for (int i = 0; i < n; i++) {
      double expected = distribution.cumulativeProbability(sorted[i]);
      distance = Math.max(distance, Math.max(expected - (double) i / n, (i + 1.0) / n - expected));
    }
    return 1 - new KolmogorovSmirnovTest().cdf(distance, n);
  }
}
