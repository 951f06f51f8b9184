package bellwether.analyze.statistics.internal;

import java.util.Arrays;

/// Sorted values cut into k neighbouring groups with the least sum of squared distances from the
/// groups' means, by dynamic programming (Fisher, JASA 53, 1958): k-means in one dimension,
/// exactly.
public final class IntervalClusters {
  private final double[] values;
  private final int[] starts;
  private final double inertia;

  private IntervalClusters(double[] values, int[] starts, double inertia) {
    this.values = values;
    this.starts = starts;
    this.inertia = inertia;
  }

  /// Cuts ascending values into at most k groups; equal values are never parted.
  public static IntervalClusters of(double[] ascending, int k) {
    int distinct = (int) Arrays.stream(ascending).distinct().count();
    return new Cuts(ascending).into(Math.min(k, distinct));
  }

  /// The positions at which the groups start.
  public int[] starts() {
    return starts.clone();
  }

  public double inertia() {
    return inertia;
  }

  /// The mean silhouette (Rousseeuw 1987); NaN unless there are 2 to n - 1 groups.
  public double silhouette() {
    if (starts.length < 2 || starts.length >= values.length) {
      return Double.NaN;
    }
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += silhouette(i);
    }
    return sum / values.length;
  }

  private double silhouette(int i) {
    int own = group(i);
    int size = end(own) - starts[own];
    if (size == 1) {
      return 0;
    }
    double inside = distances(i, own) / (size - 1);
    double outside = Double.POSITIVE_INFINITY;
    for (int other = 0; other < starts.length; other++) {
      if (other != own) {
        outside = Math.min(outside, distances(i, other) / (end(other) - starts[other]));
      }
    }
    double larger = Math.max(inside, outside);
    return larger == 0 ? 0 : (outside - inside) / larger;
  }

  private double distances(int i, int group) {
    double sum = 0;
    for (int j = starts[group]; j < end(group); j++) {
      sum += Math.abs(values[i] - values[j]);
    }
    return sum;
  }

  private int group(int i) {
    int at = Arrays.binarySearch(starts, i);
    return at >= 0 ? at : -at - 2;
  }

  private int end(int group) {
    return group + 1 < starts.length ? starts[group + 1] : values.length;
  }

  /// The programming table: the cheapest way to cut the first values into groups.
  private static final class Cuts {
    private final double[] values;
    private final double[] sums;
    private final double[] squares;

    Cuts(double[] values) {
      this.values = values;
      this.sums = new double[values.length + 1];
      this.squares = new double[values.length + 1];
      for (int i = 0; i < values.length; i++) {
        sums[i + 1] = sums[i] + values[i];
        squares[i + 1] = squares[i] + values[i] * values[i];
      }
    }

    IntervalClusters into(int k) {
      int n = values.length;
      var cost = new double[k + 1][n + 1];
      var from = new int[k + 1][n + 1];
      Arrays.fill(cost[0], Double.POSITIVE_INFINITY);
      cost[0][0] = 0;
      for (int groups = 1; groups <= k; groups++) {
        cost[groups][0] = Double.POSITIVE_INFINITY;
        for (int end = 1; end <= n; end++) {
          cheapest(cost, from, groups, end);
        }
      }
      return new IntervalClusters(values, starts(from, k), Math.max(0, cost[k][n]));
    }

    private void cheapest(double[][] cost, int[][] from, int groups, int end) {
      double least = Double.POSITIVE_INFINITY;
      for (int start = groups - 1; start < end; start++) {
        double sum = cost[groups - 1][start] + spread(start, end);
        if (sum < least) {
          least = sum;
          from[groups][end] = start;
        }
      }
      cost[groups][end] = least;
    }

    private double spread(int start, int end) {
      double sum = sums[end] - sums[start];
      return Math.max(0, squares[end] - squares[start] - sum * sum / (end - start));
    }

    private int[] starts(int[][] from, int k) {
      var starts = new int[k];
      int end = values.length;
      for (int groups = k; groups > 0; groups--) {
        end = from[groups][end];
        starts[groups - 1] = end;
      }
      return starts;
    }
  }
}
