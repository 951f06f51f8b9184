package bellwether.analyze.outliers;

import bellwether.analyze.statistics.Parameters;
import bellwether.analyze.statistics.Scoring;
import bellwether.analyze.statistics.UnivariateMethod;
import bellwether.analyze.statistics.Votes;
import bellwether.analyze.statistics.internal.Decimals;
import java.util.LinkedHashMap;
import java.util.Map;

/// How far the furthest job of an operation lies beyond the thresholds, per feature.
final class OperationScore {
  private OperationScore() {}

  /// By the thresholds of the methods.
  static Map<String, Double> own(OutlierReport report, OutlierQuestion question) {
    var scores = new LinkedHashMap<String, Double>();
    for (String feature : report.votes().columns()) {
      double[] present = Votes.present(report.values().column(feature));
      double sum = 0;
      for (UnivariateMethod method : question.methods()) {
        double largest = Scoring.largest(method.score(present).values());
        sum += Math.max(0, largest - question.thresholds().of(method, present.length));
      }
      scores.put(feature, Decimals.round(sum, 3));
    }
    return scores;
  }

  /// By the largest scores of a model.
  static Map<String, Double> by(
      OutlierReport report, ReferenceModel model, OutlierQuestion question) {
    var scores = new LinkedHashMap<String, Double>();
    for (String feature : report.votes().columns()) {
      double[] present = Votes.present(report.values().column(feature));
      double sum = 0;
      for (UnivariateMethod method : question.methods()) {
        if (present.length > 0 && model.computed().containsKey(method)) {
          Parameters learned = model.parameters(method, feature);
          double largest = Scoring.largest(method.score(present, learned).values());
          sum += Math.max(0, largest - learned.maximum());
        }
      }
      scores.put(feature, Decimals.round(sum, 3));
    }
    return scores;
  }
}
