package bellwether.analyze.statistics;

import bellwether.analyze.statistics.internal.Sorted;

/// How far a value lies from its comparison set, in which direction: what EPMT's votes do not say.
///
/// `direction` is the sign of value - median; `relative` is (value - median) / |median|; `size` is
/// (value - median) / (1.4826 MAD), a robust counterpart of Cohen's d, infinite where the set does
/// not vary.
public record Effect(int direction, double absolute, double relative, double size) {
  private static final double NORMAL_CONSISTENCY = 1.4826;

  /// The effect of a value against the values of a comparison set.
  public static Effect of(double value, double[] set) {
    double[] present = Votes.present(set);
    StatisticsException.require(
        present.length > 0, "An effect needs a comparison set, but it has no value.");
    double median = Sorted.of(present).median();
    double spread = NORMAL_CONSISTENCY * Sorted.medianDistance(present, median);
    double difference = value - median;
    return new Effect(
        (int) Math.signum(difference),
        difference,
        share(difference, Math.abs(median)),
        share(difference, spread));
  }

  public static double share(double difference, double base) {
    return difference == 0 ? 0 : difference / base;
  }
}
