package bellwether.cli.api;

import bellwether.analyze.outliers.ComponentOutliers;
import bellwether.analyze.outliers.FeatureCombination;
import bellwether.analyze.outliers.FeatureDistribution;
import bellwether.analyze.outliers.FeatureRank;
import bellwether.analyze.outliers.ScatterPlot;
import bellwether.analyze.outliers.WeightedRow;
import bellwether.analyze.statistics.NumberTable;
import bellwether.analyze.statistics.PrincipalComponents;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Principal components and distributions of tables that requests bring along.
final class ComponentMethods {
  private static final double SHARE = 0.85;

  private ComponentMethods() {}

  static List<ApiMethod> all() {
    return List.of(
        new ApiMethod(
            "components",
            "The principal components of rows: `wanted` of them, or so many that their share of the variance is `wanted`.",
            "rows wanted",
            (_, request) -> components(request)),
        new ApiMethod(
            "combined_features",
            "A table on its principal components.",
            "table features wanted",
            (_, request) -> combined(request)),
        new ApiMethod(
            "feature_ranks",
            "How much each feature takes part in the first two principal components.",
            "table features",
            (_, request) ->
                FeatureRank.of(request.table("table"), request.texts("features")).stream()
                    .map(ComponentMethods::rank)
                    .toList()),
        new ApiMethod(
            "component_outliers",
            "Votes on principal components, among the rows of a table or against `reference` rows.",
            "table reference wanted features methods thresholds",
            (_, request) -> outliers(request)),
        new ApiMethod(
            "operation_component_outliers",
            "The same for the rows of each operation, by its tags as JSON.",
            "operations wanted features methods thresholds",
            (_, request) -> operations(request)),
        new ApiMethod(
            "feature_distributions",
            "The distribution that the values of each feature look like.",
            "table features",
            (_, request) -> distributions(request)),
        new ApiMethod(
            "scatter_plot",
            "The points of a plot of rows over two features, or over two principal components of more.",
            "table features",
            (_, request) -> plot(request)),
        new ApiMethod(
            "weighted_row",
            "A table with one more row: the weighted sum of the others.",
            "table weights absolute label",
            (_, request) ->
                WeightedRow.append(
                    request.table("table"),
                    request.reals("weights"),
                    request.flag("absolute"),
                    request.text("label"))));
  }

  private static Map<String, Object> components(Parameters request) {
    var found = PrincipalComponents.of(request.matrix("rows"), request.real("wanted", 2));
    return Map.of("scores", found.scores(), "ratios", found.ratios(), "axes", found.axes());
  }

  private static Map<String, Object> combined(Parameters request) {
    var found =
        FeatureCombination.of(
            request.table("table"), request.texts("features"), request.real("wanted", 2));
    return Map.of("scores", found.scores(), "loadings", found.loadings(), "ratios", found.ratios());
  }

  private static Map<String, Object> rank(FeatureRank rank) {
    var row = new LinkedHashMap<String, Object>();
    row.put("feature", rank.feature());
    row.put("rank", rank.rank());
    row.put("first", rank.first());
    row.put("second", rank.second());
    return row;
  }

  private static Map<String, Object> outliers(Parameters request) {
    var table = request.table("table");
    var question = OutlierMethods.question(request);
    double wanted = request.real("wanted", SHARE);
    var found =
        request.has("reference")
            ? ComponentOutliers.against(table, request.table("reference"), question, wanted)
            : ComponentOutliers.among(table, question, wanted);
    var answer = new LinkedHashMap<>(OutlierMethods.answer(found.report()));
    answer.put("votes", found.votes());
    answer.put("ratios", found.ratios());
    return answer;
  }

  private static Map<String, NumberTable> operations(Parameters request) {
    var votes = new LinkedHashMap<String, NumberTable>();
    ComponentOutliers.amongOperations(
            OutlierMethods.tables(request),
            OutlierMethods.question(request),
            request.real("wanted", SHARE))
        .forEach((tags, found) -> votes.put(tags, found.votes()));
    return votes;
  }

  private static Map<String, String> distributions(Parameters request) {
    var names = new LinkedHashMap<String, String>();
    FeatureDistribution.of(request.table("table"), request.texts("features"))
        .forEach((name, found) -> names.put(name, found.name().toLowerCase(Locale.ROOT)));
    return names;
  }

  private static Map<String, Object> plot(Parameters request) {
    var plot = ScatterPlot.of(request.table("table"), request.texts("features"));
    var points =
        plot.points().stream()
            .map(point -> List.<Object>of(point.label(), point.x(), point.y()))
            .toList();
    return Map.of("points", points, "x_title", plot.xTitle(), "y_title", plot.yTitle());
  }
}
