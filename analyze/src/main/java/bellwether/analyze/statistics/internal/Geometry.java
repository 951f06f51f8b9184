package bellwether.analyze.statistics.internal;

import java.util.Arrays;
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

  /// The numbers of the nearest rows, ties by number.
  public static int[] nearest(double[] distances, int count) {
    return IntStream.range(0, distances.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> distances[i]))
        .limit(count)
        .mapToInt(i -> i)
        .toArray();
  }

  /// The numbers of all rows by their distance, nearest first.
  ///
  /// Equal distances come out as a bitonic network leaves them, which is how NumPy sorts up to 64
  /// numbers on a processor with vector instructions: some of EPMT's answers depend on it.
  public static int[] order(double[] distances) {
    int size = Math.max(2, Integer.highestOneBit(Math.max(1, distances.length - 1)) * 2);
    double[] keys = Arrays.copyOf(distances, size);
    Arrays.fill(keys, distances.length, size, Double.POSITIVE_INFINITY);
    int[] numbers = IntStream.range(0, size).toArray();
    for (int block = 2; block <= size; block *= 2) {
      flip(keys, numbers, block);
      for (int step = block / 4; step >= 1; step /= 2) {
        clean(keys, numbers, step);
      }
    }
    return Arrays.stream(numbers).filter(number -> number < distances.length).toArray();
  }

  private static void flip(double[] keys, int[] numbers, int block) {
    for (int start = 0; start < keys.length; start += block) {
      for (int i = 0; i < block / 2; i++) {
        exchange(keys, numbers, start + i, start + block - 1 - i);
      }
    }
  }

  private static void clean(double[] keys, int[] numbers, int step) {
    for (int i = 0; i < keys.length; i++) {
      if ((i & step) == 0) {
        exchange(keys, numbers, i, i + step);
      }
    }
  }

  private static void exchange(double[] keys, int[] numbers, int low, int high) {
    if (keys[high] < keys[low]) {
      double key = keys[low];
      keys[low] = keys[high];
      keys[high] = key;
      int number = numbers[low];
      numbers[low] = numbers[high];
      numbers[high] = number;
    }
  }
}
