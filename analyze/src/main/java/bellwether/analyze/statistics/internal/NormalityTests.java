package bellwether.analyze.statistics.internal;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.util.FastMath;

/// Tests whether values come from a normal distribution; each gives a p-value, 0 where it cannot.
public final class NormalityTests {
  private static final NormalDistribution NORMAL = new NormalDistribution();
  private static final double[] LAST = {0, 0.221157, -0.147981, -2.071190, 4.434685, -2.706056};
  private static final double[] LAST_BUT_ONE = {
    0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633
  };
  private static final double[] SMALL_MEAN = {0.5440, -0.39978, 0.025054, -6.714e-4};
  private static final double[] SMALL_SPREAD = {1.3822, -0.77857, 0.062767, -0.0020322};
  private static final double[] LARGE_MEAN = {-1.5861, -0.31082, -0.083751, 0.0038915};
  private static final double[] LARGE_SPREAD = {-0.4803, -0.082676, 0.0030302};
  private static final double SIXTH_OF_PI = 1.90985931710274;

  private NormalityTests() {}

  /// Shapiro and Wilk's test by Royston's approximation (Applied Statistics 44, 1995, AS R94).
  /// Constant and infinite values pass, as they do in SciPy.
  public static double shapiroWilk(double[] values) {
    int n = values.length;
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    if (n < 3 || Double.isNaN(sorted[n - 1])) {
      return 0;
    }
    if (sorted[0] == sorted[n - 1] || Double.isInfinite(sorted[n - 1] - sorted[0])) {
      return 1;
    }
    return roystonProbability(statistic(sorted), n);
  }

  private static double statistic(double[] sorted) {
    double[] weights = weights(sorted.length);
    double slope = 0;
    for (int i = 0; i < sorted.length; i++) {
      slope += weights[i] * sorted[i];
    }
    return Math.min(1, slope * slope / Moments.squares(sorted));
  }

  private static double[] weights(int n) {
    var m = new double[n];
    double squares = 0;
    for (int i = 0; i < n; i++) {
      m[i] = NORMAL.inverseCumulativeProbability((i + 1 - 0.375) / (n + 0.25));
      squares += m[i] * m[i];
    }
    return n == 3 ? new double[] {-Math.sqrt(0.5), 0, Math.sqrt(0.5)} : weights(m, squares);
  }

  private static double[] weights(double[] m, double squares) {
    int n = m.length;
    int fixed = n > 5 ? 2 : 1;
    double u = 1 / Math.sqrt(n);
    double last = polynomial(LAST, u) + m[n - 1] / Math.sqrt(squares);
    double next = fixed == 2 ? polynomial(LAST_BUT_ONE, u) + m[n - 2] / Math.sqrt(squares) : 0;
    double rest = squares - 2 * m[n - 1] * m[n - 1] - (fixed == 2 ? 2 * m[n - 2] * m[n - 2] : 0);
    double scale = Math.sqrt(rest / (1 - 2 * last * last - 2 * next * next));
    double[] weights = Arrays.stream(m).map(value -> value / scale).toArray();
    set(weights, 0, last);
    if (fixed == 2) {
      set(weights, 1, next);
    }
    return weights;
  }

  private static void set(double[] weights, int fromEnd, double weight) {
    weights[weights.length - 1 - fromEnd] = weight;
    weights[fromEnd] = -weight;
  }

  private static double roystonProbability(double w, int n) {
    if (n == 3) {
      double p = SIXTH_OF_PI * (FastMath.asin(Math.sqrt(w)) - FastMath.asin(Math.sqrt(0.75)));
      return Math.max(0, p);
    }
    double rest = Math.log(1 - w);
    double log = Math.log(n);
    if (n > 11) {
      return upperTail(rest, polynomial(LARGE_MEAN, log), Math.exp(polynomial(LARGE_SPREAD, log)));
    }
    double gamma = -2.273 + 0.459 * n;
    return rest >= gamma
        ? 0
        : upperTail(
            -Math.log(gamma - rest),
            polynomial(SMALL_MEAN, n),
            Math.exp(polynomial(SMALL_SPREAD, n)));
  }

  private static double upperTail(double value, double mean, double deviation) {
    return 1 - NORMAL.cumulativeProbability((value - mean) / deviation);
  }

  private static double polynomial(double[] coefficients, double x) {
    double value = 0;
    for (int i = coefficients.length - 1; i >= 0; i--) {
      value = value * x + coefficients[i];
    }
    return value;
  }

  /// D'Agostino and Pearson's test: skewness and kurtosis together (Biometrika 60, 1973; kurtosis
  /// by Anscombe and Glynn, 1983). For eight values and more.
  public static double dAgostino(double[] values) {
    double mean = Moments.mean(values);
    double second = moment(values, mean, 2);
    if (values.length < 8 || !(second > 0)) {
      return 0;
    }
    double skew = skewness(moment(values, mean, 3) / Math.pow(second, 1.5), values.length);
    double kurtosis = kurtosis(moment(values, mean, 4) / (second * second), values.length);
    return Math.exp(-(skew * skew + kurtosis * kurtosis) / 2);
  }

  private static double moment(double[] values, double mean, int power) {
    return Arrays.stream(values).map(v -> Math.pow(v - mean, power)).sum() / values.length;
  }

  private static double skewness(double b1, double n) {
    double y = b1 * Math.sqrt((n + 1) * (n + 3) / (6 * (n - 2)));
    double beta =
        3 * (n * n + 27 * n - 70) * (n + 1) * (n + 3) / ((n - 2) * (n + 5) * (n + 7) * (n + 9));
    double w2 = -1 + Math.sqrt(2 * (beta - 1));
    double delta = 1 / Math.sqrt(0.5 * Math.log(w2));
    double alpha = Math.sqrt(2 / (w2 - 1));
    return delta * FastMath.asinh(y / alpha);
  }

  private static double kurtosis(double b2, double n) {
    double expected = 3 * (n - 1) / (n + 1);
    double variance = 24 * n * (n - 2) * (n - 3) / ((n + 1) * (n + 1) * (n + 3) * (n + 5));
    double x = (b2 - expected) / Math.sqrt(variance);
    double root =
        6
            * (n * n - 5 * n + 2)
            / ((n + 7) * (n + 9))
            * Math.sqrt(6 * (n + 3) * (n + 5) / (n * (n - 2) * (n - 3)));
    double a = 6 + 8 / root * (2 / root + Math.sqrt(1 + 4 / (root * root)));
    double denominator = 1 + x * Math.sqrt(2 / (a - 4));
    double term = Math.cbrt((1 - 2 / a) / denominator);
    return (1 - 2 / (9 * a) - term) / Math.sqrt(2 / (9 * a));
  }
}
