package bellwether.analyze.compare;

import bellwether.analyze.statistics.Scaling;
import bellwether.analyze.statistics.StatisticsException;
import bellwether.analyze.statistics.Votes;
import bellwether.analyze.statistics.internal.Elbow;
import bellwether.analyze.statistics.internal.IntervalClusters;
import bellwether.analyze.statistics.internal.Moments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/// The values around which the values of a feature gather.
///
/// Source: EPMT's `get_modes`: k-means with 1 to 9 clusters over the values scaled to 0..1; the
/// elbow of the squared distances and the best silhouette must agree on the number of clusters,
/// else there is one mode, the mean. Here k-means is solved exactly (Fisher 1958), so the same
/// values always give the same modes, in ascending order; vectors too short or constant for several
/// modes, where EPMT fails, have one.
public final class Modes {
  private static final int MOST = 9;

  private Modes() {}

  public static List<Double> of(double[] values) {
    double[] present = Votes.present(values);
    StatisticsException.require(present.length > 0, "There is no value to find modes in.");
    Arrays.sort(present);
    List<IntervalClusters> all = clusterings(Scaling.normalized(present));
    OptionalInt elbow = elbow(all);
    int best = elbow.isPresent() && elbow.getAsInt() == silhouette(all) ? elbow.getAsInt() : 1;
    return means(present, all.get(best - 1));
  }

  private static List<IntervalClusters> clusterings(double[] sorted) {
    var all = new ArrayList<IntervalClusters>();
    for (int k = 1; k <= Math.min(MOST, sorted.length); k++) {
      all.add(IntervalClusters.of(sorted, k));
    }
    return all;
  }

  private static OptionalInt elbow(List<IntervalClusters> all) {
    double[] inertia = all.stream().mapToDouble(IntervalClusters::inertia).toArray();
    return all.size() < 3 ? OptionalInt.empty() : Elbow.of(inertia);
  }

  /// The number of clusters with the best mean silhouette; 1 when there is no such number.
  private static int silhouette(List<IntervalClusters> all) {
    int best = 1;
    double highest = Double.NEGATIVE_INFINITY;
    for (int k = 2; k <= all.size(); k++) {
      double silhouette = all.get(k - 1).silhouette();
      if (silhouette > highest) {
        highest = silhouette;
        best = k;
      }
    }
    return best;
  }

  private static List<Double> means(double[] sorted, IntervalClusters clusters) {
    var means = new ArrayList<Double>();
    int[] starts = clusters.starts();
    for (int i = 0; i < starts.length; i++) {
      int end = i + 1 < starts.length ? starts[i + 1] : sorted.length;
      means.add(Moments.mean(Arrays.copyOfRange(sorted, starts[i], end)));
    }
    return means;
  }
}
