package bellwether.cli.api;

import bellwether.analyze.ModelContents;
import bellwether.analyze.outliers.MultivariateModel;
import bellwether.analyze.outliers.MultivariateScores;
import bellwether.analyze.outliers.OperationOutliers;
import bellwether.analyze.outliers.OutlierQuestion;
import bellwether.analyze.outliers.OutlierReport;
import bellwether.analyze.outliers.Outliers;
import bellwether.analyze.outliers.Partition;
import bellwether.analyze.outliers.ReferenceModel;
import bellwether.analyze.outliers.RootCause;
import bellwether.analyze.outliers.RootCauseZScore;
import bellwether.analyze.outliers.RowOutliers;
import bellwether.analyze.statistics.Classifiers;
import bellwether.analyze.statistics.Method;
import bellwether.analyze.statistics.NumberTable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Outliers, models and root causes of tables that requests bring along.
final class OutlierMethods {
  private static final NumberTable NO_ROWS = NumberTable.of(List.of(), Map.of());
  private static final String QUESTION = "features methods thresholds";

  private OutlierMethods() {}

  static List<ApiMethod> all() {
    return List.of(
        new ApiMethod(
            "outliers",
            "Votes per row and feature, among at least four rows or with `any_number` among any, or by what a `model` learned.",
            "table model active any_number " + QUESTION,
            (_, request) -> outliers(request)),
        new ApiMethod(
            "operation_outliers",
            "The same for the rows of each operation, by its tags as JSON, with scores.",
            "operations models " + QUESTION,
            (_, request) -> operations(request)),
        new ApiMethod(
            "learn",
            "What methods learn from the rows of a table.",
            "table features methods",
            (_, request) -> learn(request)),
        new ApiMethod(
            "multivariate_scores",
            "The scores that methods give to rows by all features at once.",
            "table methods",
            (_, request) -> multivariateScores(request)),
        new ApiMethod(
            "multivariate_outliers",
            "Which rows a method that learned from reference rows calls outliers; `threshold` is the largest score of those.",
            "rows reference method",
            (_, request) -> multivariateOutliers(request)),
        new ApiMethod(
            "row_outliers",
            "The objects of a list that lie outside of mean ± k deviations.",
            "rows labels deviations",
            (_, request) -> rowOutliers(request)),
        new ApiMethod(
            "root_cause",
            "Which features set one row apart from reference rows.",
            "reference row features methods",
            (_, request) -> rootCause(request)),
        new ApiMethod(
            "root_cause_z_score",
            "The same by how far a feature lies outside of the reference rows.",
            "reference row features",
            (_, request) -> rootCauseZScore(request)));
  }

  static OutlierQuestion question(Parameters request) {
    return OutlierQuestion.standard()
        .withFeatures(request.texts("features"))
        .withMethods(ScoreMethods.univariate(request))
        .withThresholds(ScoreMethods.thresholds(request));
  }

  private static Map<String, Object> outliers(Parameters request) {
    var table = request.table("table");
    var question = question(request);
    if (request.has("model")) {
      return answer(Outliers.against(table, model(request.object("model"), request), question));
    }
    return answer(
        request.flag("any_number")
            ? Outliers.counts(table, question)
            : Outliers.among(table, question));
  }

  private static ReferenceModel model(Parameters computed, Parameters request) {
    return ModelContents.univariate(
        computed.values(), NO_ROWS, Set.copyOf(request.texts("active")), true);
  }

  static Map<String, Object> answer(OutlierReport report) {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("votes", report.votes());
    answer.put("partitions", partitions(report.partitions()));
    answer.put("missing", report.missing());
    answer.put("refused", report.refused());
    return answer;
  }

  private static Map<String, List<List<String>>> partitions(Map<String, Partition> partitions) {
    var lists = new LinkedHashMap<String, List<List<String>>>();
    partitions.forEach(
        (name, partition) -> lists.put(name, List.of(partition.inliers(), partition.outliers())));
    return lists;
  }

  private static Map<String, Object> operations(Parameters request) {
    var question = question(request);
    var tables = tables(request);
    var found =
        request.has("models")
            ? OperationOutliers.against(tables, models(request), question)
            : OperationOutliers.among(tables, question);
    var votes = new LinkedHashMap<String, NumberTable>();
    found.reports().forEach((tags, report) -> votes.put(tags, report.votes()));
    var answer = new LinkedHashMap<String, Object>();
    answer.put("votes", votes);
    answer.put("partitions", partitions(found.partitions()));
    answer.put("scores", found.scores());
    answer.put("features", found.features());
    answer.put("refused", found.refused());
    return answer;
  }

  static SequencedMap<String, NumberTable> tables(Parameters request) {
    var operations = request.object("operations");
    var tables = new LinkedHashMap<String, NumberTable>();
    operations.values().keySet().forEach(tags -> tables.put(tags, operations.table(tags)));
    return tables;
  }

  private static Map<String, ReferenceModel> models(Parameters request) {
    var given = request.object("models");
    var models = new HashMap<String, ReferenceModel>();
    given.values().keySet().forEach(tags -> models.put(tags, model(given.object(tags), request)));
    return models;
  }

  private static Map<String, Object> learn(Parameters request) {
    var table = request.table("table");
    var features = request.texts("features");
    var methods =
        Classifiers.partition(request.texts("methods").stream().map(Method::named).toList());
    var computed = new LinkedHashMap<String, Object>();
    var refused = new LinkedHashMap<String, String>();
    if (!methods.univariate().isEmpty()) {
      computed.putAll(ModelContents.of(ReferenceModel.of(table, features, methods.univariate())));
    }
    if (!methods.multivariate().isEmpty()) {
      var model = MultivariateModel.of(table, features, methods.multivariate());
      computed.putAll(ModelContents.of(model));
      model.refused().forEach((method, reason) -> refused.put(method.title(), reason));
    }
    return Map.of("computed", computed, "refused", refused);
  }

  private static Map<String, Object> multivariateScores(Parameters request) {
    var methods =
        Classifiers.partition(request.texts("methods").stream().map(Method::named).toList());
    var found = MultivariateScores.of(request.table("table"), methods.multivariate());
    var scores = new LinkedHashMap<String, double[]>();
    found.scores().forEach((method, values) -> scores.put(method.title(), values));
    var refused = new LinkedHashMap<String, String>();
    found.refused().forEach((method, reason) -> refused.put(method.title(), reason));
    return Map.of("scores", scores, "refused", refused);
  }

  private static @Nullable Object multivariateOutliers(Parameters request) {
    var methods = Classifiers.partition(List.of(Method.named(request.text("method"))));
    if (methods.multivariate().isEmpty()) {
      throw Requests.wrong(
          "method", "one that looks at all features at once", request.any("method"));
    }
    var method = methods.multivariate().getFirst();
    var reference = request.matrix("reference");
    int width = reference.length == 0 ? 0 : reference[0].length;
    var model =
        MultivariateModel.of(
            NumberTable.ofRows(names(reference.length), names(width), reference),
            List.of(),
            methods.multivariate());
    var answer = new LinkedHashMap<String, @Nullable Object>();
    answer.put("refused", model.refused().get(method));
    answer.put("threshold", model.thresholds().get(method));
    answer.put(
        "outside",
        model.refused().containsKey(method) ? null : model.outside(request.matrix("rows"), method));
    return answer;
  }

  private static List<String> names(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).toList();
  }

  private static Map<String, Object> rowOutliers(Parameters request) {
    var rows =
        request.objects("rows").stream()
            .map(row -> {
              var values = new LinkedHashMap<String, Double>();
              row.values().keySet().forEach(name -> values.put(name, row.real(name, 0)));
              return values;
            })
            .toList();
    var found =
        RowOutliers.of(
            request.texts("labels"), rows, request.real("deviations", RowOutliers.DEVIATIONS));
    return Map.of("outliers", found.outliers(), "by_key", found.byKey());
  }

  private static Map<String, Object> rootCause(Parameters request) {
    var cause =
        RootCause.of(
            request.table("reference"),
            request.table("row"),
            request.texts("features"),
            ScoreMethods.univariate(request));
    var ratios = new LinkedHashMap<String, Double>();
    cause.findings().forEach(finding -> ratios.put(finding.feature(), finding.ratio()));
    return Map.of("frame", cause.frame(), "ratios", ratios);
  }

  private static NumberTable rootCauseZScore(Parameters request) {
    return RootCauseZScore.frame(
        RootCauseZScore.of(
            request.table("reference"), request.table("row"), request.texts("features")));
  }
}
