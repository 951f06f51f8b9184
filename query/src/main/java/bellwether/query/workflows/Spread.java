package bellwether.query.workflows;

import java.util.Arrays;

/// How values spread: the least, the mean, the value that 95 of 100 do not exceed, the largest.
public record Spread(double min, double mean, double p95, double max) {
  private static final double MOST = 0.95;

  /// Of at least one value.
  public static Spread of(double... values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    int place = (int) Math.ceil(MOST * sorted.length) - 1;
    return new Spread(
        sorted[0],
        Arrays.stream(sorted).average().orElseThrow(),
        sorted[place],
        sorted[sorted.length - 1]);
  }
}
