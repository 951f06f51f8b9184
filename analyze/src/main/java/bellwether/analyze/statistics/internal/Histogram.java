package bellwether.analyze.statistics.internal;

/// Counts of values in bins of equal width between the smallest and the largest.
public final class Histogram {
  private final double[] edges;
  private final int[] counts;
  private final int total;

  private Histogram(double[] edges, int total) {
    this.edges = edges;
    this.counts = new int[edges.length - 1];
    this.total = total;
  }

  /// A constant vector gets bins from half below to half above it.
  public static Histogram of(double[] values, int bins) {
    Sorted sorted = Sorted.of(values);
    boolean constant = sorted.min() == sorted.max();
    double low = constant ? sorted.min() - 0.5 : sorted.min();
    double high = constant ? sorted.max() + 0.5 : sorted.max();
    Histogram histogram = new Histogram(edges(low, high, bins), values.length);
    for (double value : values) {
      histogram.counts[histogram.closedLeft(value)]++;
    }
    return histogram;
  }

  private static double[] edges(double low, double high, int bins) {
    var edges = new double[bins + 1];
    double step = (high - low) / bins;
    for (int i = 0; i < bins; i++) {
      edges[i] = low + i * step;
    }
    edges[bins] = high;
    return edges;
  }

  /// The share of values in the bin over its width.
  public double density(int bin) {
    return counts[bin] / (edges[bin + 1] - edges[bin]) / total;
  }

  private int closedLeft(double value) {
    int bin = counts.length - 1;
    while (bin > 0 && value < edges[bin]) {
      bin--;
    }
    return bin;
  }

  /// The bin that holds the value when bins own their right edge; the smallest value is in the
  /// first.
  public int closedRight(double value) {
    int bin = 0;
    while (bin < counts.length - 1 && value > edges[bin + 1]) {
      bin++;
    }
    return bin;
  }
}
