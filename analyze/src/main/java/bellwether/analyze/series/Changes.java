package bellwether.analyze.series;

import java.util.Arrays;

/// Changes of a sum, in any order of time. Not thread-safe.
final class Changes {
  private long[] times = new long[1024];
  private long[] deltas = new long[1024];
  private int size;

  /// Adds a change; one of nothing, as of an array none of whose members is meant, is none.
  void add(long time, long delta) {
    if (delta == 0) {
      return;
    }
    if (size == times.length) {
      times = Arrays.copyOf(times, size * 2);
      deltas = Arrays.copyOf(deltas, size * 2);
    }
    times[size] = time;
    deltas[size++] = delta;
  }

  /// The sum, with one point for each distinct time.
  ///
  /// @param one the delta that means 1
  StepSeries series(long one) {
    var points = distinctTimes();
    var sums = new long[points.length];
    int point = 0;
    for (int i = 0; i < size; i++) {
      point = find(points, times[i], point);
      sums[point] += deltas[i];
    }
    return StepSeries.of(points, values(sums, one));
  }

  private long[] distinctTimes() {
    var sorted = Arrays.copyOf(times, size);
    Arrays.sort(sorted);
    int count = 0;
    for (long time : sorted) {
      if (count == 0 || sorted[count - 1] != time) {
        sorted[count++] = time;
      }
    }
    return Arrays.copyOf(sorted, count);
  }

  /// Looked for from the place of the change before, since most come in the order of their times.
  private static int find(long[] points, long time, int near) {
    int low = near;
    int high = near;
    for (int step = 1; high < points.length - 1 && points[high] < time; step *= 2) {
      low = high;
      high = Math.min(points.length - 1, high + step);
    }
    for (int step = 1; low > 0 && points[low] > time; step *= 2) {
      high = low;
      low = Math.max(0, low - step);
    }
    return Arrays.binarySearch(points, low, high + 1, time);
  }

  private static double[] values(long[] sums, long one) {
    var values = new double[sums.length];
    long sum = 0;
    for (int i = 0; i < sums.length; i++) {
      sum += sums[i];
      values[i] = one == FixedPoint.ONE ? FixedPoint.amount(sum) : sum / (double) one;
    }
    return values;
  }
}
