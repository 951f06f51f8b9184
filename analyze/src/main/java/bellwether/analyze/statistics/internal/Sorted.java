package bellwether.analyze.statistics.internal;

import java.util.Arrays;

/// The values of a vector in ascending order, for percentiles; NaN, where there is one, wins.
public final class Sorted {
  private final double[] values;

  private Sorted(double[] values) {
    this.values = values;
  }

  public static Sorted of(double[] values) {
    var copy = values.clone();
    Arrays.sort(copy);
    return new Sorted(copy);
  }

  /// The median of the distances of `values` from `centre`.
  public static double medianDistance(double[] values, double centre) {
    return of(distances(values, centre)).median();
  }

  public static double[] distances(double[] values, double centre) {
    var distances = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      distances[i] = Math.abs(values[i] - centre);
    }
    return distances;
  }

  public double median() {
    int middle = values.length / 2;
    if (unordered()) {
      return Double.NaN;
    }
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }

  /// The percentile by linear interpolation between the neighbours of position p * (n - 1).
  public double percentile(double fraction) {
    double position = fraction * (values.length - 1);
    int below = (int) Math.floor(position);
    int above = Math.min(below + 1, values.length - 1);
    return unordered() ? Double.NaN : between(values[below], values[above], position - below);
  }

  public double min() {
    return unordered() ? Double.NaN : values[0];
  }

  public double max() {
    return values[values.length - 1];
  }

  private boolean unordered() {
    return Double.isNaN(max());
  }

  private static double between(double low, double high, double share) {
    if (share == 0 || low == high) {
      return low;
    }
    double span = high - low;
    return share < 0.5 ? low + span * share : high - span * (1 - share);
  }
}
