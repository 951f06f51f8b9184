package bellwether.query.statistics;

import bellwether.query.statistics.internal.Decimals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;

/// Outliers among the jobs of each operation, with the operations and features that differ most
/// first.
///
/// `reports` holds the votes per tag, `scores` a row per tag and a column per feature: the sum over
/// methods of max(0, largest score - threshold), rounded to three decimals; tags by their largest
/// score and features by their sum, both descending. Source: EPMT's `detect_outlier_ops`; with the
/// modified z-score alone `partition_jobs_by_ops`.
public record OperationOutliers(
    SequencedMap<String, OutlierReport> reports,
    Table scores,
    SequencedMap<String, String> refused) {

  /// Compares the rows (jobs) of each tag with each other.
  public static OperationOutliers among(
      SequencedMap<String, Table> operations, OutlierQuestion question) {
    return search(
        operations,
        question,
        (tag, rows) -> {
          OutlierReport report = Outliers.among(rows, question);
          return new Found(report, OperationScore.own(report, question));
        });
  }

  /// Compares the rows of each tag with the model of that tag; tags without a model are refused.
  public static OperationOutliers against(
      SequencedMap<String, Table> operations,
      Map<String, ReferenceModel> models,
      OutlierQuestion question) {
    return search(
        operations,
        question,
        (tag, rows) -> {
          ReferenceModel model = models.get(tag);
          if (model == null) {
            throw new StatisticsException("The model does not know the operation " + tag + ".");
          }
          OutlierReport report = Outliers.against(rows, model, question);
          return new Found(report, OperationScore.by(report, model, question));
        });
  }

  private interface Search {
    Found look(String tag, Table rows);
  }

  private record Found(OutlierReport report, Map<String, Double> scores) {}

  private static OperationOutliers search(
      SequencedMap<String, Table> operations, OutlierQuestion question, Search search) {
    var found = new LinkedHashMap<String, Found>();
    var refused = new LinkedHashMap<String, String>();
    operations.forEach(
        (tag, rows) -> {
          try {
            found.put(tag, search.look(tag, rows));
          } catch (StatisticsException reason) {
            refused.put(tag, String.valueOf(reason.getMessage()));
          }
        });
    StatisticsException.require(
        !found.isEmpty(), "No operation could be compared: " + refused + ".");
    return ranked(found, refused);
  }

  private static OperationOutliers ranked(
      SequencedMap<String, Found> found, SequencedMap<String, String> refused) {
    List<String> tags = descending(found.keySet(), tag -> largest(found.get(tag)));
    var features = new ArrayList<String>();
    found.values().forEach(f -> f.scores().keySet().stream()
        .filter(name -> !features.contains(name)).forEach(features::add));
    List<String> order =
        descending(features, feature -> sum(found.values(), feature));
    var columns = new LinkedHashMap<String, double[]>();
    order.forEach(
        feature -> columns.put(feature, tags.stream()
            .mapToDouble(tag -> score(found.get(tag), feature)).toArray()));
    var reports = new LinkedHashMap<String, OutlierReport>();
    tags.forEach(tag -> putReport(reports, tag, found.get(tag)));
    return new OperationOutliers(reports, Table.of(tags, columns), refused);
  }

  private static void putReport(Map<String, OutlierReport> reports, String tag, Found found) {
    reports.put(tag, found.report());
  }

  private static List<String> descending(
      Iterable<String> names, Function<String, Double> measure) {
    var sorted = new ArrayList<String>();
    names.forEach(sorted::add);
    sorted.sort(Comparator.comparing(measure).reversed());
    return sorted;
  }

  private static double largest(Found found) {
    return found.scores().values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }

  private static double sum(Iterable<Found> all, String feature) {
    double sum = 0;
    for (Found found : all) {
      sum += score(found, feature);
    }
    return Decimals.round(sum, 6);
  }

  private static double score(Found found, String feature) {
    return found.scores().getOrDefault(feature, 0.0);
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
    reports.forEach(
        (tag, report) -> parts.put(tag, Partition.of(report.votes().labels(), any(report.votes()))));
    return parts;
  }

  private static double[] any(Table votes) {
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
