package bellwether.analyze.outliers;

import bellwether.analyze.statistics.MultivariateMethod;
import bellwether.analyze.statistics.NumberTable;
import bellwether.analyze.statistics.StatisticsException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// The scores that multivariate methods gave to the rows of a table, and why others gave none.
///
/// Source: EPMT's `mvod_scores`.
public record MultivariateScores(
    SequencedMap<MultivariateMethod, double[]> scores,
    SequencedMap<MultivariateMethod, String> refused) {

  public static MultivariateScores of(NumberTable rows, List<MultivariateMethod> methods) {
    var scores = new LinkedHashMap<MultivariateMethod, double[]>();
    var refused = new LinkedHashMap<MultivariateMethod, String>();
    double[][] matrix = rows.matrix();
    for (MultivariateMethod method : methods) {
      try {
        scores.put(method, method.score(matrix));
      } catch (StatisticsException reason) {
        refused.put(method, String.valueOf(reason.getMessage()));
      }
    }
    return new MultivariateScores(scores, refused);
  }
}
