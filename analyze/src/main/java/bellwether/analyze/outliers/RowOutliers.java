package bellwether.analyze.outliers;

import bellwether.analyze.statistics.Votes;
import bellwether.analyze.statistics.internal.Moments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeSet;

/// The maps of a list that lie outside of mean +- k population deviations of those that have a key.
///
/// Source: EPMT's `dict_outliers`; `outliers` has the labels in order, `byKey` those per key, keys
/// without any left out.
public record RowOutliers(List<String> outliers, SequencedMap<String, List<String>> byKey) {
  /// EPMT's default number of deviations.
  public static final double DEVIATIONS = 2.0;

  public RowOutliers {
    outliers = List.copyOf(outliers);
  }

  public static RowOutliers of(
      List<String> labels, List<? extends Map<String, Double>> rows, double deviations) {
    var byKey = new LinkedHashMap<String, List<String>>();
    for (String key : keys(rows)) {
      List<String> outside =
          outside(labels, rows.stream().mapToDouble(row -> value(row, key)).toArray(), deviations);
      if (!outside.isEmpty()) {
        byKey.put(key, outside);
      }
    }
    List<String> any =
        labels.stream().filter(l -> byKey.values().stream().anyMatch(o -> o.contains(l))).toList();
    return new RowOutliers(any, byKey);
  }

  private static TreeSet<String> keys(List<? extends Map<String, Double>> rows) {
    var keys = new TreeSet<String>();
    rows.forEach(row -> keys.addAll(row.keySet()));
    return keys;
  }

  private static double value(Map<String, Double> row, String key) {
    return row.getOrDefault(key, Double.NaN);
  }

  private static List<String> outside(List<String> labels, double[] values, double deviations) {
    double[] present = Votes.present(values);
    double mean = Moments.mean(present);
    double reach = deviations * Moments.populationDeviation(present);
    var outside = new ArrayList<String>();
    for (int i = 0; i < values.length; i++) {
      if (Math.abs(values[i] - mean) > reach) {
        outside.add(labels.get(i));
      }
    }
    return outside;
  }
}
