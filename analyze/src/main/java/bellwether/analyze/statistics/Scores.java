package bellwether.analyze.statistics;

/// The scores that a univariate method gave to the values of one feature, with its parameters.
public final class Scores {
  private final double[] values;
  private final Parameters parameters;

  Scores(double[] values, Parameters parameters) {
    this.values = values;
    this.parameters = parameters;
  }

  /// One score per value, in their order.
  public double[] values() {
    return values.clone();
  }

  public int size() {
    return values.length;
  }

  /// The largest score and the parameters that these values define or were scored with.
  public Parameters parameters() {
    return parameters;
  }

  /// Whether the value's score lies beyond the threshold.
  public boolean beyond(int index, double threshold) {
    return Math.abs(values[index]) > threshold;
  }
}
