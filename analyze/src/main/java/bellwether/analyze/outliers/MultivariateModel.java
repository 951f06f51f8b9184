package bellwether.analyze.outliers;

import bellwether.analyze.statistics.Features;
import bellwether.analyze.statistics.MultivariateMethod;
import bellwether.analyze.statistics.NumberTable;
import bellwether.analyze.statistics.Scoring;
import bellwether.analyze.statistics.StatisticsException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// The reference rows of a multivariate model with the largest score that each method gave them.
///
/// Source: EPMT's `create_refmodel` with PyOD classifiers, whose `computed[method]["f1,f2"] = [max,
/// rows]` this is. Methods that cannot score so few rows are kept in `refused` with the reason,
/// where EPMT drops them silently.
public record MultivariateModel(
    NumberTable reference,
    SequencedMap<MultivariateMethod, Double> thresholds,
    SequencedMap<MultivariateMethod, String> refused) {

  /// Learns the features (all columns when none is named) of at least three rows.
  public static MultivariateModel of(
      NumberTable rows, List<String> features, List<MultivariateMethod> methods) {
    StatisticsException.require(
        rows.rows() >= ReferenceModel.FEWEST_ROWS,
        "Too few rows for a reference model: at least "
            + ReferenceModel.FEWEST_ROWS
            + " are needed, there are "
            + rows.rows()
            + ".");
    NumberTable chosen = rows.select(Features.all().some(rows, features, feature -> true));
    MultivariateScores scores = MultivariateScores.of(chosen, methods);
    var thresholds = new LinkedHashMap<MultivariateMethod, Double>();
    scores.scores().forEach((method, given) -> thresholds.put(method, Scoring.largest(given)));
    return new MultivariateModel(chosen, thresholds, scores.refused());
  }

  /// How many methods call each row an outlier: each row is added to the reference rows alone, and
  /// lies outside when its score exceeds the threshold.
  ///
  /// Source: EPMT's `detect_outlier_jobs` with a multivariate model.
  public int[] votes(NumberTable rows) {
    StatisticsException.require(
        !thresholds.isEmpty(), "The model has no method that can score rows: " + refused + ".");
    double[][] matrix = rows.select(reference.columns()).matrix();
    var votes = new int[matrix.length];
    for (MultivariateMethod method : thresholds.keySet()) {
      boolean[] outside = outside(matrix, method);
      for (int i = 0; i < votes.length; i++) {
        votes[i] += outside[i] ? 1 : 0;
      }
    }
    return votes;
  }

  /// Whether one method calls each row an outlier.
  public boolean[] outside(double[][] rows, MultivariateMethod method) {
    Double threshold = thresholds.get(method);
    if (threshold == null) {
      throw new StatisticsException("The model has no " + method.title() + ": " + refused + ".");
    }
    var outside = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      var joined = new ArrayList<>(List.of(reference.matrix()));
      joined.add(rows[i]);
      outside[i] = method.score(joined.toArray(double[][]::new))[joined.size() - 1] > threshold;
    }
    return outside;
  }
}
