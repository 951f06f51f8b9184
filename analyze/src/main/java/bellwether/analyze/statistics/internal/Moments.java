package bellwether.analyze.statistics.internal;

/// Mean and deviations of a vector; NaN and infinities propagate as IEEE arithmetic has it.
public final class Moments {
  private Moments() {}

  public static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  public static double mean(double[] values) {
    return sum(values) / values.length;
  }

  /// The square root of the mean squared distance from the mean (divisor n).
  public static double populationDeviation(double[] values) {
    return Math.sqrt(squares(values) / values.length);
  }

  /// The same with divisor n - 1: NaN for fewer than two values.
  public static double sampleDeviation(double[] values) {
    return values.length < 2 ? Double.NaN : Math.sqrt(squares(values) / (values.length - 1));
  }

  /// The sum of the squared distances from the mean.
  public static double squares(double[] values) {
    double mean = mean(values);
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return sum;
  }
}
