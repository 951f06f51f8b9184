package bellwether.analyze.outliers;

import bellwether.analyze.statistics.Effect;
import bellwether.analyze.statistics.NumberTable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// The votes of an outlier search: per row and feature how many methods call it an outlier.
///
/// `votes` has a column per feature (NaN where the value is missing), `missing` the number of
/// missing values per feature that lacks some, `refused` the features that were not looked at, each
/// with the reason.
public record OutlierReport(
    NumberTable votes,
    SequencedMap<String, Integer> missing,
    SequencedMap<String, String> refused,
    NumberTable values,
    NumberTable reference) {

  /// For each feature the rows inside and outside.
  public SequencedMap<String, Partition> partitions() {
    var parts = new LinkedHashMap<String, Partition>();
    votes
        .columns()
        .forEach(name -> parts.put(name, Partition.of(votes.labels(), votes.column(name))));
    return parts;
  }

  /// Direction and size of a row's distance from the comparison set, per feature with a value.
  public Map<String, Effect> effects(int row) {
    var effects = new LinkedHashMap<String, Effect>();
    for (String feature : votes.columns()) {
      double value = values.value(row, feature);
      if (!Double.isNaN(value)) {
        effects.put(feature, Effect.of(value, reference.column(feature)));
      }
    }
    return effects;
  }
}
