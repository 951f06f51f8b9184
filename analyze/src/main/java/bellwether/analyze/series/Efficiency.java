package bellwether.analyze.series;

/// How much was used of what was there.
///
/// @param utilization in the unit of `available`
public record Efficiency(StepSeries utilization, StepSeries available) {

  /// The share at each time; 0 where nothing was there.
  public StepSeries series() {
    return utilization.per(available);
  }

  /// The share over a window: the area of one divided by the area of the other.
  public double over(long from, long to) {
    double there = available.integral(from, to);
    return there == 0 ? 0 : utilization.integral(from, to) / there;
  }
}
