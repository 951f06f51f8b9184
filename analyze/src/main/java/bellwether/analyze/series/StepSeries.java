package bellwether.analyze.series;

import bellwether.model.Micros;
import bellwether.query.TimeRange;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A step function of time: each value holds from its time until the next. Before the first time it
/// is 0, and the last value goes on. Times are microseconds since 1970, ascending and distinct.
/// Immutable.
public final class StepSeries {
  /// One without points.
  public static final StepSeries EMPTY = new StepSeries(new long[0], new double[0]);

  private static final double MICROS = 1e6;

  private final long[] times;
  private final double[] values;

  private StepSeries(long[] times, double[] values) {
    this.times = times;
    this.values = values;
  }

  /// One of these points.
  ///
  /// @throws IllegalArgumentException when the times do not ascend, or there are not as many values
  public static StepSeries of(long[] times, double[] values) {
    for (int i = 1; i < times.length; i++) {
      if (times[i - 1] >= times[i]) {
        throw new IllegalArgumentException("expected ascending times, but found " + times[i]);
      }
    }
    if (times.length != values.length) {
      throw new IllegalArgumentException(
          "expected %d values, but found %d".formatted(times.length, values.length));
    }
    return new StepSeries(times.clone(), values.clone());
  }

  /// How many points it has.
  public int size() {
    return times.length;
  }

  public boolean isEmpty() {
    return times.length == 0;
  }

  public long time(int point) {
    return times[point];
  }

  public double value(int point) {
    return values[point];
  }

  /// A copy of all times.
  public long[] times() {
    return times.clone();
  }

  /// A copy of all values.
  public double[] values() {
    return values.clone();
  }

  /// The value that holds at a time.
  public double at(long micros) {
    int point = pointAt(micros);
    return point < 0 ? 0 : values[point];
  }

  /// The last point at or before a time; -1: none.
  private int pointAt(long micros) {
    int found = Arrays.binarySearch(times, micros);
    return found >= 0 ? found : -found - 2;
  }

  public double max() {
    return Arrays.stream(values).max().orElse(0);
  }

  /// The area below it from one time to another: value times seconds.
  public double integral(long from, long to) {
    double sum = 0;
    for (int i = Math.max(0, pointAt(from)); i < times.length && times[i] < to; i++) {
      long end = i + 1 < times.length ? Math.min(to, times[i + 1]) : to;
      sum += values[i] * Math.max(0, end - Math.max(from, times[i]));
    }
    return sum / MICROS;
  }

  /// What of it lies in a time range. When it began before, the first point is at the start of the
  /// range and has the value that holds then.
  public StepSeries cut(TimeRange range) {
    long since = bound(range.since(), Long.MIN_VALUE);
    int first = Math.max(0, pointAt(since));
    int end = pointAt(bound(range.until(), Long.MAX_VALUE) - 1) + 1;
    if (first >= end) {
      return EMPTY;
    }
    var cut = Arrays.copyOfRange(times, first, end);
    cut[0] = Math.max(cut[0], since);
    return new StepSeries(cut, Arrays.copyOfRange(values, first, end));
  }

  private static long bound(@Nullable Instant time, long none) {
    return time == null ? none : Micros.of(time);
  }

  /// Counts from 0 at the start of a time range, for series that only rise.
  StepSeries countedIn(TimeRange range) {
    long since = bound(range.since(), Long.MIN_VALUE);
    double before = since == Long.MIN_VALUE ? 0 : at(since - 1);
    var cut = cut(range);
    int skipped = !cut.isEmpty() && pointAt(since) >= 0 && at(since) == before ? 1 : 0;
    return new StepSeries(
        Arrays.copyOfRange(cut.times, skipped, cut.size()),
        Arrays.stream(cut.values).skip(skipped).map(value -> value - before).toArray());
  }

  /// The values that hold at so many times, evenly spaced from the first time to the last.
  public StepSeries resample(int points) {
    if (points < 1) {
      throw new IllegalArgumentException("expected at least 1 point, but found " + points);
    }
    if (isEmpty()) {
      return EMPTY;
    }
    long first = times[0];
    double step = points == 1 ? 0 : (times[times.length - 1] - first) / (points - 1.0);
    var places = new long[points];
    Arrays.setAll(places, i -> first + Math.round(step * i));
    var distinct = Arrays.stream(places).distinct().toArray();
    return new StepSeries(distinct, Arrays.stream(distinct).mapToDouble(this::at).toArray());
  }

  /// It divided by another, at each time of either; 0 where that is 0.
  public StepSeries per(StepSeries other) {
    var all = Arrays.copyOf(times, times.length + other.size());
    System.arraycopy(other.times, 0, all, times.length, other.size());
    var both = Arrays.stream(all).sorted().distinct().toArray();
    return new StepSeries(
        both, Arrays.stream(both).mapToDouble(time -> ratio(other, time)).toArray());
  }

  private double ratio(StepSeries other, long time) {
    double below = other.at(time);
    return below == 0 ? 0 : at(time) / below;
  }
}
