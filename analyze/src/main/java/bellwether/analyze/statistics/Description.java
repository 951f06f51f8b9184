package bellwether.analyze.statistics;

import bellwether.analyze.statistics.internal.Moments;
import bellwether.analyze.statistics.internal.Sorted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Count, mean, sample deviation and quartiles of values, under the names that pandas gives them.
public final class Description {
  private Description() {}

  public static SequencedMap<String, Double> of(double[] values) {
    Sorted sorted = Sorted.of(values);
    var description = new LinkedHashMap<String, Double>();
    description.put("count", (double) values.length);
    description.put("mean", Moments.mean(values));
    description.put("std", Moments.sampleDeviation(values));
    description.put("min", sorted.min());
    description.put("25%", sorted.percentile(0.25));
    description.put("50%", sorted.percentile(0.5));
    description.put("75%", sorted.percentile(0.75));
    description.put("max", sorted.max());
    return description;
  }

  /// A row per statistic, a column per feature.
  public static NumberTable frame(SequencedMap<String, SequencedMap<String, Double>> byFeature) {
    if (byFeature.isEmpty()) {
      return NumberTable.of(List.of(), new LinkedHashMap<>());
    }
    var columns = new LinkedHashMap<String, double[]>();
    byFeature.forEach((feature, statistics) ->
        columns.put(feature, statistics.values().stream().mapToDouble(v -> v).toArray()));
    return NumberTable.of(List.copyOf(byFeature.firstEntry().getValue().keySet()), columns);
  }
}
