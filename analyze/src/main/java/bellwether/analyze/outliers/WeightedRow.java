package bellwether.analyze.outliers;

import bellwether.analyze.statistics.NumberTable;
import bellwether.analyze.statistics.StatisticsException;
import java.util.LinkedHashMap;
import java.util.List;

/// Adds to a table a row with the weighted sum of the others.
///
/// Source: EPMT's `dframe_append_weighted_row`: per column the sum over rows of value * weight, of
/// absolute values where asked for.
public final class WeightedRow {
  private WeightedRow() {}

  public static NumberTable append(
      NumberTable rows, double[] weights, boolean absolute, String label) {
    StatisticsException.require(
        weights.length == rows.rows(),
        "There are " + weights.length + " weights for " + rows.rows() + " rows.");
    var sums = new LinkedHashMap<String, double[]>();
    for (String name : rows.columns()) {
      double[] values = rows.column(name);
      double sum = 0;
      for (int i = 0; i < values.length; i++) {
        sum += (absolute ? Math.abs(values[i]) : values[i]) * weights[i];
      }
      sums.put(name, new double[] {sum});
    }
    return rows.append(NumberTable.of(List.of(label), sums));
  }
}
