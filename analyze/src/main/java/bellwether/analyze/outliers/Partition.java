package bellwether.analyze.outliers;

import java.util.ArrayList;
import java.util.List;

/// The rows of a table, parted by the votes of one feature; a row without a value is in neither.
///
/// Source: EPMT's `partition_jobs`.
public record Partition(List<String> inliers, List<String> outliers) {
  public Partition {
    inliers = List.copyOf(inliers);
    outliers = List.copyOf(outliers);
  }

  public static Partition of(List<String> labels, double[] votes) {
    var inliers = new ArrayList<String>();
    var outliers = new ArrayList<String>();
    for (int i = 0; i < votes.length; i++) {
      if (votes[i] > 0) {
        outliers.add(labels.get(i));
      } else if (votes[i] == 0) {
        inliers.add(labels.get(i));
      }
    }
    return new Partition(inliers, outliers);
  }
}
