package bellwether.query.statistics.internal;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.hipparchus.util.MathArrays;

/// Distances between rows and the order of neighbours.
public final class Geometry {
  private Geometry() {}

  public static double[][] distances(double[][] rows) {
    var distances = new double[rows.length][rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < i; j++) {
        distances[i][j] = distances[j][i] = MathArrays.distance(rows[i], rows[j]);
      }
    }
    return distances;
  }

  /// The numbers of all rows by their distance, nearest first, ties by number.
  public static int[] order(double[] distances) {
    return IntStream.range(0, distances.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> distances[i]))
        .mapToInt(i -> i)
        .toArray();
  }
}
