package bellwether.analyze.statistics;

import bellwether.analyze.statistics.internal.Geometry;
import java.util.Arrays;

/// How much longer the chain from a row through its neighbours is than the neighbours' own chains.
final class Connectivity implements Detector {
  private static final int NEIGHBOURS = 20;

  @Override
  public int fewestRows() {
    return 3;
  }

  @Override
  public double[] score(double[][] rows) {
    double[][] distances = Geometry.distances(rows);
    int k = Math.min(NEIGHBOURS, rows.length - 1);
    var order = new int[rows.length][];
    var chains = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      order[i] = Arrays.copyOf(Geometry.order(distances[i]), k + 1);
      chains[i] = chain(distances, order[i], k);
    }
    var scores = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      double around = Arrays.stream(order[i]).skip(1).mapToDouble(j -> chains[j]).sum();
      scores[i] = finite(chains[i] * k / around);
    }
    return scores;
  }

  /// The average chaining distance: the early links weigh more.
  private static double chain(double[][] distances, int[] order, int k) {
    double sum = 0;
    for (int link = 1; link <= k; link++) {
      double cost = Double.POSITIVE_INFINITY;
      for (int before = 0; before < link; before++) {
        cost = Math.min(cost, distances[order[link]][order[before]]);
      }
      sum += 2.0 * (k + 1 - link) / ((k + 1) * k) * cost;
    }
    return sum;
  }

  private static double finite(double factor) {
    return Double.isInfinite(factor) ? Double.MAX_VALUE : Scoring.orZero(factor);
  }
}
