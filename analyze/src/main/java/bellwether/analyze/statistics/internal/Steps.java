package bellwether.analyze.statistics.internal;

import java.util.stream.IntStream;

/// The two levels on either side of each possible cut of a history.
public final class Steps {
  private final int[] positions;
  private final double[] sums;
  private final double[] squares;

  private Steps(double[] history, int[] positions) {
    this.positions = positions;
    this.sums = new double[positions.length + 1];
    this.squares = new double[positions.length + 1];
    // Taken from the first value, sums of squares do not cancel.
    for (int i = 0; i < positions.length; i++) {
      double value = history[positions[i]];
      sums[i + 1] = sums[i] + value;
      double offset = value - history[positions[0]];
      squares[i + 1] = squares[i] + offset * offset;
    }
    this.origin = positions.length == 0 ? 0 : history[positions[0]];
  }

  private final double origin;

  /// The finite values of history[from .. to).
  public static Steps of(double[] history, int from, int to) {
    return new Steps(
        history, IntStream.range(from, to).filter(i -> Double.isFinite(history[i])).toArray());
  }

  public int count() {
    return positions.length;
  }

  /// The place in the history of the value after the cut.
  public int position(int cut) {
    return positions[cut];
  }

  public double before(int cut) {
    return sums[cut] / cut;
  }

  public double after(int cut) {
    return (sums[count()] - sums[cut]) / (count() - cut);
  }

  /// The cut with the largest statistic that leaves enough values on either side.
  public int strongest(int shortest) {
    int best = shortest;
    for (int cut = shortest; cut <= count() - shortest; cut++) {
      best = statistic(cut) > statistic(best) ? cut : best;
    }
    return best;
  }

  /// The two-sample t of the levels before and after; infinite for a step without noise.
  public double statistic(int cut) {
    double step = Math.abs(after(cut) - before(cut));
    int rest = count() - cut;
    double noise = squares(0, cut) + squares(cut, count());
    double error = Math.sqrt(noise / (count() - 2) * (1.0 / cut + 1.0 / rest));
    return step == 0 ? 0 : step / error;
  }

  private double squares(int from, int to) {
    double sum = sums[to] - sums[from] - (to - from) * origin;
    return Math.max(0, squares[to] - squares[from] - sum * sum / (to - from));
  }
}
