package bellwether.analyze.outliers;

import bellwether.analyze.statistics.NumberTable;
import bellwether.analyze.statistics.StatisticsException;
import bellwether.analyze.statistics.internal.Decimals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Outliers among the jobs of each operation, with the operations and features that differ most
/// first.
///
/// `reports` holds the votes per tag, `scores` a row per tag and a column per feature: the sum over
/// methods of max(0, largest score - threshold), rounded to three decimals; tags by their largest
/// score and features by their sum, both descending. Source: EPMT's `detect_outlier_ops`; with the
/// modified z-score alone `partition_jobs_by_ops`.
public record OperationOutliers(
    SequencedMap<String, OutlierReport> reports,
    NumberTable scores,
    SequencedMap<String, String> refused) {

  /// Compares the rows (jobs) of each tag with each other.
  public static OperationOutliers among(
      SequencedMap<String, NumberTable> operations, OutlierQuestion question) {
    return search(
        operations,
        (tag, rows) -> {
          OutlierReport report = Outliers.among(rows, question);
          return new Found(tag, report, OperationScore.own(report, question));
        });
  }

  /// Compares the rows of each tag with the model of that tag; tags without a model are refused.
  public static OperationOutliers against(
      SequencedMap<String, NumberTable> operations,
      Map<String, ReferenceModel> models,
      OutlierQuestion question) {
    return search(
        operations,
        (tag, rows) -> {
          ReferenceModel model = models.get(tag);
          if (model == null) {
            throw new StatisticsException("The model does not know the operation " + tag + ".");
          }
          OutlierReport report = Outliers.against(rows, model, question);
          return new Found(tag, report, OperationScore.by(report, model, question));
        });
  }

  private interface Search {
    Found look(String tag, NumberTable rows);
  }

  private record Found(String tag, OutlierReport report, Map<String, Double> scores) {
    double score(String feature) {
      return scores.getOrDefault(feature, 0.0);
    }

    double largest() {
      return scores.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }
  }

  private static OperationOutliers search(
      SequencedMap<String, NumberTable> operations, Search search) {
    var found = new ArrayList<Found>();
    var refused = new LinkedHashMap<String, String>();
    operations.forEach((tag, rows) -> {
      try {
        found.add(search.look(tag, rows));
      } catch (StatisticsException reason) {
        refused.put(tag, String.valueOf(reason.getMessage()));
      }
    });
    StatisticsException.require(
        !found.isEmpty(), "No operation could be compared: " + refused + ".");
    found.sort(Comparator.comparingDouble(Found::largest).reversed());
    return ranked(found, refused);
  }

  private static OperationOutliers ranked(List<Found> found, SequencedMap<String, String> refused) {
    var columns = new LinkedHashMap<String, double[]>();
    for (String feature : features(found)) {
      columns.put(feature, found.stream().mapToDouble(one -> one.score(feature)).toArray());
    }
    var reports = new LinkedHashMap<String, OutlierReport>();
    found.forEach(one -> reports.put(one.tag(), one.report()));
    return new OperationOutliers(
        reports, NumberTable.of(List.copyOf(reports.keySet()), columns), refused);
  }

  private static List<String> features(List<Found> found) {
    var features = new LinkedHashSet<String>();
    found.forEach(one -> features.addAll(one.scores().keySet()));
    return features.stream()
        .sorted(Comparator.comparingDouble((String name) -> sum(found, name)).reversed())
        .toList();
  }

  private static double sum(List<Found> found, String feature) {
    return Decimals.round(found.stream().mapToDouble(one -> one.score(feature)).sum(), 6);
  }

  /// The tags, those that differ most first.
  public List<String> tags() {
    return List.copyOf(reports.keySet());
  }

  /// The features, those that differ most first.
  public List<String> features() {
    return scores.columns();
  }

  /// Per tag the jobs inside and outside: a job is outside if any feature has a vote.
  public SequencedMap<String, Partition> partitions() {
    var parts = new LinkedHashMap<String, Partition>();
    reports.forEach((tag, report) ->
        parts.put(tag, Partition.of(report.votes().labels(), any(report.votes()))));
    return parts;
  }

  private static double[] any(NumberTable votes) {
    var sums = new double[votes.rows()];
    for (String feature : votes.columns()) {
      double[] counts = votes.column(feature);
      for (int i = 0; i < sums.length; i++) {
        sums[i] += Double.isNaN(counts[i]) ? 0 : counts[i];
      }
    }
    return sums;
  }
}
