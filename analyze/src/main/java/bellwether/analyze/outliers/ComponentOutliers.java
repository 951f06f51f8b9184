package bellwether.analyze.outliers;

import bellwether.analyze.statistics.NumberTable;
import bellwether.analyze.statistics.Scores;
import bellwether.analyze.statistics.UnivariateMethod;
import bellwether.analyze.statistics.Votes;
import bellwether.analyze.statistics.internal.Decimals;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/// Outliers among rows on their principal components.
///
/// `weighted` is EPMT's `pca_weighted`: the sum over components of votes * round(ratio / smallest
/// ratio, 2), rounded to one decimal. Source: `detect_outlier_jobs` and `detect_outlier_ops` with
/// `pca`.
public record ComponentOutliers(OutlierReport report, List<Double> weighted, List<Double> ratios) {

  /// Compares rows with each other; at least four of them.
  public static ComponentOutliers among(NumberTable rows, OutlierQuestion question, double wanted) {
    FeatureCombination combined = FeatureCombination.of(rows, question.features(), wanted);
    OutlierReport report =
        Outliers.among(combined.scores(), question.withFeatures(combined.scores().columns()));
    return of(report, combined.ratios());
  }

  /// Compares rows with reference rows: all of them are brought on common components and scored
  /// together, and outliers lie further out than the worst of the reference rows.
  ///
  /// A reference row that is also among the rows, by its label, counts once.
  public static ComponentOutliers against(
      NumberTable rows, NumberTable reference, OutlierQuestion question, double wanted) {
    var asked = Set.copyOf(rows.labels());
    NumberTable others = reference.filter(row -> !asked.contains(reference.labels().get(row)));
    FeatureCombination combined =
        FeatureCombination.of(rows.append(others), question.features(), wanted);
    NumberTable scores = combined.scores();
    NumberTable own = scores.filter(row -> row < rows.rows());
    NumberTable known = scores.filter(row -> reference.labels().contains(scores.labels().get(row)));
    var votes = new LinkedHashMap<String, double[]>();
    scores
        .columns()
        .forEach(name -> votes.put(name, votes(scores, name, reference.labels(), question)));
    NumberTable counted = NumberTable.of(scores.labels(), votes).filter(row -> row < rows.rows());
    return of(
        new OutlierReport(counted, own.missing(), new LinkedHashMap<>(), own, known),
        combined.ratios());
  }

  /// The votes of all rows: a method calls a row an outlier whose score is above the largest of the
  /// reference rows.
  private static double[] votes(
      NumberTable scores, String component, List<String> reference, OutlierQuestion question) {
    int[] votes = new int[scores.rows()];
    for (UnivariateMethod method : question.methods()) {
      Scores scored = method.score(scores.column(component));
      double threshold = 0;
      for (int i = 0; i < votes.length; i++) {
        if (reference.contains(scores.labels().get(i))) {
          threshold = Math.max(threshold, scored.values()[i]);
        }
      }
      Votes.add(votes, scored, threshold);
    }
    return Arrays.stream(votes).asDoubleStream().toArray();
  }

  /// Brings the rows of all operations on common components and compares those of each tag.
  public static SequencedMap<String, ComponentOutliers> amongOperations(
      SequencedMap<String, NumberTable> operations, OutlierQuestion question, double wanted) {
    NumberTable all = operations.values().stream().reduce(NumberTable::append).orElseThrow();
    FeatureCombination combined = FeatureCombination.of(all, question.features(), wanted);
    NumberTable scores = combined.scores();
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
  public NumberTable votes() {
    var columns = new LinkedHashMap<String, double[]>();
    columns.put("pca_weighted", weighted.stream().mapToDouble(w -> w).toArray());
    report.votes().columns().forEach(name -> columns.put(name, report.votes().column(name)));
    return NumberTable.of(report.votes().labels(), columns);
  }
}
