package bellwether.analyze.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Named numeric columns over labelled rows; a missing value is NaN. Immutable.
///
/// Rows are jobs, operations, processes or threads, and their labels say which.
public final class NumberTable {
  private final List<String> labels;
  private final SequencedMap<String, double[]> columns;

  private NumberTable(List<String> labels, SequencedMap<String, double[]> columns) {
    this.labels = labels;
    this.columns = columns;
  }

  /// A table of the given columns, each with one value per label.
  public static NumberTable of(List<String> labels, Map<String, double[]> columns) {
    var copy = new LinkedHashMap<String, double[]>();
    columns.forEach((name, values) -> copy.put(name, fitting(name, values, labels.size())));
    return new NumberTable(List.copyOf(labels), copy);
  }

  /// A table from rows of equal length.
  public static NumberTable ofRows(List<String> labels, List<String> names, double[][] rows) {
    var columns = new LinkedHashMap<String, double[]>();
    for (int c = 0; c < names.size(); c++) {
      int column = c;
      columns.put(names.get(c), Arrays.stream(rows).mapToDouble(row -> row[column]).toArray());
    }
    return of(labels, columns);
  }

  private static double[] fitting(String name, double[] values, int rows) {
    StatisticsException.require(
        values.length == rows,
        "The column " + name + " has " + values.length + " values for " + rows + " rows.");
    return values.clone();
  }

  public int rows() {
    return labels.size();
  }

  public List<String> labels() {
    return labels;
  }

  public List<String> columns() {
    return List.copyOf(columns.keySet());
  }

  public boolean has(String column) {
    return columns.containsKey(column);
  }

  /// The values of a column, top to bottom.
  public double[] column(String name) {
    double[] values = columns.get(name);
    if (values == null) {
      throw new StatisticsException("The table has no column " + name + "; it has " + columns());
    }
    return values.clone();
  }

  public double value(int row, String column) {
    return column(column)[row];
  }

  /// The values row by row, for methods that look at all features at once.
  public double[][] matrix() {
    var matrix = new double[rows()][columns.size()];
    int c = 0;
    for (double[] values : columns.values()) {
      for (int r = 0; r < values.length; r++) {
        matrix[r][c] = values[r];
      }
      c++;
    }
    return matrix;
  }

  /// The same rows with these columns only, in this order.
  public NumberTable select(Collection<String> names) {
    var chosen = new LinkedHashMap<String, double[]>();
    names.forEach(name -> chosen.put(name, column(name)));
    return new NumberTable(labels, chosen);
  }

  /// The rows whose number passes.
  public NumberTable filter(IntPredicate keep) {
    int[] kept = IntStream.range(0, rows()).filter(keep).toArray();
    var chosen = new LinkedHashMap<String, double[]>();
    columns.forEach((name, values) -> chosen.put(name, pick(values, kept)));
    return new NumberTable(Arrays.stream(kept).mapToObj(labels::get).toList(), chosen);
  }

  /// These rows, then those of the other table, with the columns of this one.
  public NumberTable append(NumberTable other) {
    var all = new ArrayList<>(labels);
    all.addAll(other.labels);
    var joined = new LinkedHashMap<String, double[]>();
    columns.forEach((name, values) -> joined.put(name, join(values, other.column(name))));
    return new NumberTable(List.copyOf(all), joined);
  }

  /// How many values each column lacks; columns that are complete are left out.
  public SequencedMap<String, Integer> missing() {
    var missing = new LinkedHashMap<String, Integer>();
    columns.forEach((name, values) -> {
      int count = (int) Arrays.stream(values).filter(Double::isNaN).count();
      if (count > 0) {
        missing.put(name, count);
      }
    });
    return missing;
  }

  private static double[] pick(double[] values, int[] rows) {
    return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
  }

  private static double[] join(double[] first, double[] second) {
    var both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
