package bellwether.query.statistics;

import bellwether.query.statistics.internal.Geometry;
import java.util.Arrays;

/// The distance to the fifth nearest other row.
final class NearestNeighbour implements Detector {
  private static final int NEIGHBOURS = 5;

  @Override
  public int fewestRows() {
    return NEIGHBOURS + 1;
  }

  @Override
  public double[] score(double[][] rows) {
    // The row itself is among its own distances as the nearest, so the fifth other is number five.
    return Arrays.stream(Geometry.distances(rows))
        .mapToDouble(row -> Arrays.stream(row).sorted().toArray()[NEIGHBOURS])
        .toArray();
  }
}
