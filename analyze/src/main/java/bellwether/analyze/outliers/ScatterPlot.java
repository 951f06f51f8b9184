package bellwether.analyze.outliers;

import bellwether.analyze.statistics.Features;
import bellwether.analyze.statistics.NumberTable;
import bellwether.analyze.statistics.StatisticsException;
import bellwether.analyze.statistics.internal.Decimals;
import java.util.ArrayList;
import java.util.List;

/// The points of a plot of rows over two features, or over the first two principal components of
/// more.
///
/// Source: EPMT's `feature_scatter_plot`.
public record ScatterPlot(List<Point> points, String xTitle, String yTitle) {
  public ScatterPlot {
    points = List.copyOf(points);
  }

  /// A labelled row.
  public record Point(String label, double x, double y) {}

  /// The points over the given features, all when none is named; refused for fewer than two.
  public static ScatterPlot of(NumberTable rows, List<String> features) {
    List<String> chosen = Features.all().some(rows, features, feature -> true);
    StatisticsException.require(
        chosen.size() > 1, "A scatter plot needs at least two features, there is " + chosen + ".");
    return chosen.size() == 2 ? plain(rows, chosen) : components(rows, chosen);
  }

  private static ScatterPlot plain(NumberTable rows, List<String> features) {
    return new ScatterPlot(points(rows, features), features.get(0), features.get(1));
  }

  private static ScatterPlot components(NumberTable rows, List<String> features) {
    FeatureCombination combined = FeatureCombination.of(rows, features, 2);
    List<Double> ratios = combined.ratios();
    double weight = Decimals.round(ratios.get(0) / ratios.get(1), 1);
    List<String> names = combined.scores().columns();
    return new ScatterPlot(
        points(combined.scores(), names), names.get(0) + " (weight: " + weight + ")", names.get(1));
  }

  private static List<Point> points(NumberTable rows, List<String> names) {
    double[] x = rows.column(names.get(0));
    double[] y = rows.column(names.get(1));
    var points = new ArrayList<Point>();
    for (int i = 0; i < x.length; i++) {
      points.add(new Point(rows.labels().get(i), x[i], y[i]));
    }
    return points;
  }
}
