package bellwether.analyze.statistics;

import bellwether.analyze.statistics.internal.Geometry;
import java.util.Arrays;

/// The distance to the fourth nearest other row.
///
/// EPMT asks PyOD for the score of rows that it has learned from, as if they were new: then a row
/// is the first of its own five neighbours. Learning needs five others all the same.
final class NearestNeighbour implements Detector {
  private static final int NEIGHBOURS = 5;

  @Override
  public int fewestRows() {
    return NEIGHBOURS + 1;
  }

  @Override
  public double[] score(double[][] rows) {
    return Arrays.stream(Geometry.distances(rows))
        .mapToDouble(row -> Arrays.stream(row).sorted().toArray()[NEIGHBOURS - 1])
        .toArray();
  }
}
