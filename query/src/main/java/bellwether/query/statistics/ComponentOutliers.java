package bellwether.query.statistics;

import bellwether.query.statistics.internal.Decimals;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Outliers among rows on their principal components.
///
/// `weighted` is EPMT's `pca_weighted`: the sum over components of votes * round(ratio / smallest
/// ratio, 2), rounded to one decimal. Source: `detect_outlier_jobs` and `detect_outlier_ops` with
/// `pca`.
public record ComponentOutliers(OutlierReport report, List<Double> weighted, List<Double> ratios) {

  /// Compares rows with each other; at least four of them.
  public static ComponentOutliers among(Table rows, OutlierQuestion question, double wanted) {
    FeatureCombination combined = FeatureCombination.of(rows, question.features(), wanted);
    OutlierReport report =
        Outliers.among(combined.scores(), question.withFeatures(combined.scores().columns()));
    return of(report, combined.ratios());
  }

  /// Compares rows with reference rows: both are brought on common components, and outliers lie
  /// further out than the worst of the reference rows.
  public static ComponentOutliers against(
      Table rows, Table reference, OutlierQuestion question, double wanted) {
    Table both = reference.append(rows);
    FeatureCombination combined = FeatureCombination.of(both, question.features(), wanted);
    Table scores = combined.scores();
    int known = reference.rows();
    ReferenceModel model =
        ReferenceModel.of(scores.filter(row -> row < known), scores.columns(), question.methods());
    OutlierReport report = Outliers.against(scores, model, question.withFeatures(scores.columns()));
    return of(report, combined.ratios());
  }

  /// Brings the rows of all operations on common components and compares those of each tag.
  public static SequencedMap<String, ComponentOutliers> amongOperations(
      SequencedMap<String, Table> operations, OutlierQuestion question, double wanted) {
    Table all = operations.values().stream().reduce(Table::append).orElseThrow();
    FeatureCombination combined = FeatureCombination.of(all, question.features(), wanted);
    Table scores = combined.scores();
    var found = new LinkedHashMap<String, ComponentOutliers>();
    int next = 0;
    for (var operation : operations.entrySet()) {
      int from = next;
      int to = from + operation.getValue().rows();
      OutlierReport report =
          Outliers.among(
              scores.filter(row -> row >= from && row < to),
              question.withFeatures(scores.columns()));
      found.put(operation.getKey(), of(report, combined.ratios()));
      next = to;
    }
    return found;
  }

  private static ComponentOutliers of(OutlierReport report, List<Double> ratios) {
    double smallest = Collections.min(ratios);
    var weighted = new double[report.votes().rows()];
    List<String> names = report.votes().columns();
    for (int c = 0; c < names.size(); c++) {
      double weight = Decimals.round(ratios.get(c) / smallest, 2);
      double[] votes = report.votes().column(names.get(c));
      for (int r = 0; r < votes.length; r++) {
        weighted[r] += votes[r] * weight;
      }
    }
    // Sums of two decimals: rounded once in between, so that 0.25 is not 0.24999999999999997.
    List<Double> rounded =
        Arrays.stream(weighted)
            .map(sum -> Decimals.round(Decimals.round(sum, 6), 1))
            .boxed()
            .toList();
    return new ComponentOutliers(report, rounded, ratios);
  }

  /// The votes with `pca_weighted` before the components, as EPMT shows them.
  public Table votes() {
    var columns = new LinkedHashMap<String, double[]>();
    columns.put("pca_weighted", weighted.stream().mapToDouble(w -> w).toArray());
    report.votes().columns().forEach(name -> columns.put(name, report.votes().column(name)));
    return Table.of(report.votes().labels(), columns);
  }
}
