package bellwether.analyze.outliers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import bellwether.analyze.statistics.Classifiers;
import bellwether.analyze.statistics.Features;
import bellwether.analyze.statistics.Method;
import bellwether.analyze.statistics.MultivariateMethod;
import bellwether.analyze.statistics.Parameters;
import bellwether.analyze.statistics.StatisticsException;
import bellwether.analyze.statistics.Table;
import bellwether.analyze.statistics.Thresholds;
import bellwether.analyze.statistics.UnivariateMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// Outliers, root causes, components and reference models of real jobs, against EPMT's answers.
class EpmtOutliersTest {
  private interface Check {
    void run(JsonNode entry);
  }

  private static Stream<DynamicTest> each(String file, Predicate<JsonNode> which, Check check) {
    List<JsonNode> calls = Golden.calls(file);
    return calls.stream()
        .filter(which)
        .map(e ->
            DynamicTest.dynamicTest(
                calls.indexOf(e) + " " + e.get("call").asString(), () -> check.run(e)));
  }

  private static boolean is(JsonNode entry, String call) {
    return entry.get("call").asString().equals(call);
  }

  private static List<String> jobs(JsonNode entry) {
    return Golden.strings(entry.get("args").get("jobs"));
  }

  private static List<String> features(JsonNode args) {
    JsonNode names = args.has("features") ? args.get("features") : args.get("inp_features");
    return names == null || names.isNull() ? Features.standard() : Golden.strings(names);
  }

  private static OutlierQuestion question(JsonNode args) {
    OutlierQuestion question = OutlierQuestion.standard().withFeatures(features(args));
    JsonNode methods = args.get("methods");
    if (methods != null && !methods.isNull() && !methods.isEmpty()) {
      Classifiers named =
          Classifiers.partition(Golden.strings(methods).stream().map(Method::named).toList());
      question = question.withMethods(named.onlyUnivariate());
    }
    if (args.has("thresholds")) {
      var changed = new HashMap<UnivariateMethod, Double>();
      args.get("thresholds")
          .forEachEntry((n, v) -> changed.put((UnivariateMethod) Method.named(n), v.asDouble()));
      question = question.withThresholds(new Thresholds(changed));
    }
    return question;
  }

  private static double wanted(JsonNode pca) {
    return pca.isBoolean() ? 0.85 : pca.asDouble();
  }

  @TestFactory
  Stream<DynamicTest> findsOutlyingJobs() {
    return each("outliers.json", e -> is(e, "detect_outlier_jobs"), EpmtOutliersTest::outlyingJobs);
  }

  private static void outlyingJobs(JsonNode entry) {
    JsonNode args = entry.get("args");
    Table rows = Golden.jobs(jobs(entry));
    if (entry.has("error")) {
      // Missing values are an error for EPMT only.
      if (!entry.get("message").asString().contains("NaN")) {
        assertThatThrownBy(() -> Outliers.among(rows, question(args)))
            .isInstanceOf(StatisticsException.class);
      }
      return;
    }
    if (args.has("pca")) {
      ComponentOutliers found =
          ComponentOutliers.among(rows, question(args), wanted(args.get("pca")));
      Golden.sameVotes(found.votes(), entry.get("result").get(0));
    } else {
      OutlierReport found = Outliers.among(rows, question(args));
      Golden.sameVotes(found.votes(), entry.get("result").get(0));
      samePartitions(found.partitions(), entry.get("result").get(1));
    }
  }

  /// Operations in which EPMT names an outlier and scores nothing above the thresholds: in one of
  /// its answers two votes stand in rows that equal the reference.
  private static Set<String> contradictory(Table scores, JsonNode partitions) {
    var found = new HashSet<String>();
    for (int i = 0; i < scores.rows(); i++) {
      String label = scores.labels().get(i);
      if (largest(scores, i) == 0 && !partitions.get(label).get(1).isEmpty()) {
        found.add(Golden.tag(Golden.texts(label)));
      }
    }
    return found;
  }

  private static void samePartitions(Map<String, Partition> ours, JsonNode theirs) {
    samePartitions(ours, theirs, Set.of());
  }

  private static void samePartitions(
      Map<String, Partition> ours, JsonNode theirs, Set<String> without) {
    var expected = new HashMap<String, List<List<String>>>();
    theirs.forEachEntry((name, parts) ->
        expected.put(
            name.startsWith("{") ? Golden.tag(Golden.texts(name)) : name,
            List.of(Golden.strings(parts.get(0)), Golden.strings(parts.get(1)))));
    expected.keySet().removeAll(without);
    var found = new HashMap<String, List<List<String>>>();
    ours.forEach((name, part) ->
        found.put(
            name,
            List.of(
                part.inliers().stream().sorted().toList(),
                part.outliers().stream().sorted().toList())));
    assertThat(found).isEqualTo(expected);
  }

  @TestFactory
  Stream<DynamicTest> partsJobs() {
    return each(
        "outliers.json",
        e -> is(e, "partition_jobs"),
        e -> {
          OutlierReport found = Outliers.among(Golden.jobs(jobs(e)), question(e.get("args")));
          samePartitions(found.partitions(), e.get("result"));
        });
  }

  private static SequencedMap<String, Table> operations(List<String> tags, List<String> jobs) {
    Map<String, Map<String, Map<String, Double>>> all = Golden.operations();
    var tables = new LinkedHashMap<String, Table>();
    tags.forEach(tag -> tables.put(tag, Golden.operation(all, tag, jobs)));
    return tables;
  }

  private static List<String> tags(JsonNode entry) {
    JsonNode tags = entry.get("args").get("tags");
    if (tags != null && tags.isArray()) {
      return Golden.list(tags).stream().map(Golden::tag).toList();
    }
    var names = new ArrayList<String>();
    entry.get("result").get(1).forEachEntry((n, v) -> names.add(Golden.tag(Golden.texts(n))));
    return names;
  }

  @TestFactory
  Stream<DynamicTest> findsOutlyingOperations() {
    return each(
        "outliers.json",
        e -> is(e, "detect_outlier_ops") && e.has("result") && e.get("result").isArray(),
        e -> {
          OperationOutliers found =
              OperationOutliers.among(operations(tags(e), jobs(e)), question(e.get("args")));
          sameOperations(found, e.get("result"));
        });
  }

  private static void sameOperations(OperationOutliers found, JsonNode result) {
    Table scores = Golden.frame(result.get(2), "tags");
    Set<String> contradictory = contradictory(scores, result.get(1));
    var parts = new HashMap<>(found.partitions());
    parts.keySet().removeAll(contradictory);
    samePartitions(parts, result.get(1), contradictory);
    for (int i = 0; i < scores.rows(); i++) {
      int ours = found.tags().indexOf(Golden.tag(Golden.texts(scores.labels().get(i))));
      for (String feature : scores.columns()) {
        Golden.same(found.scores().value(ours, feature), scores.value(i, feature), 1e-9);
      }
    }
    List<String> tags = Golden.list(result.get(3)).stream().map(Golden::tag).toList();
    assertThat(sorted(found)).isEqualTo(sorted(scores, tags));
    assertThat(found.features()).containsExactlyInAnyOrderElementsOf(Golden.strings(result.get(4)));
  }

  /// The descending largest scores: tags with equal scores may stand in any order.
  private static List<Double> sorted(OperationOutliers found) {
    return found.tags().stream()
        .map(tag -> largest(found.scores(), found.tags().indexOf(tag)))
        .toList();
  }

  private static List<Double> sorted(Table scores, List<String> tags) {
    List<String> labels = scores.labels().stream().map(l -> Golden.tag(Golden.texts(l))).toList();
    return tags.stream().map(tag -> largest(scores, labels.indexOf(tag))).toList();
  }

  private static double largest(Table scores, int row) {
    return scores.columns().stream().mapToDouble(c -> scores.value(row, c)).max().orElse(0);
  }

  @TestFactory
  Stream<DynamicTest> partsJobsByOperations() {
    return each(
        "outliers.json",
        e -> is(e, "partition_jobs_by_ops") && e.get("args").has("tags"),
        e -> {
          OutlierQuestion question =
              question(e.get("args")).withMethods(List.of(UnivariateMethod.MODIFIED_Z_SCORE));
          OperationOutliers found = OperationOutliers.among(operations(tags(e), jobs(e)), question);
          samePartitions(found.partitions(), e.get("result"));
        });
  }

  @TestFactory
  Stream<DynamicTest> findsRootCauses() {
    return each(
        "outliers.json",
        e -> e.get("call").asString().startsWith("detect_rootcause") && e.get("result").isObject(),
        EpmtOutliersTest::rootCause);
  }

  private static void rootCause(JsonNode entry) {
    JsonNode args = entry.get("args");
    List<String> input = List.of(args.get("inp").asString());
    if (is(entry, "detect_rootcause")) {
      RootCauses.check(Golden.jobs(jobs(entry)), Golden.jobs(input), args, entry.get("result"));
    } else {
      Map<String, Map<String, Map<String, Double>>> all = Golden.operations();
      String tag = Golden.tag(args.get("tag"));
      RootCauses.check(
          Golden.operation(all, tag, jobs(entry)),
          Golden.operation(all, tag, input),
          args,
          entry.get("result"));
    }
  }

  @TestFactory
  Stream<DynamicTest> combinesFeatures() {
    return each("outliers.json", e -> is(e, "pca_feature_combine"), EpmtOutliersTest::combination);
  }

  private static void combination(JsonNode entry) {
    JsonNode args = entry.get("args");
    List<String> names = args.has("inp_features") ? features(args) : List.of();
    double wanted = args.has("desired") ? args.get("desired").asDouble() : 2;
    FeatureCombination found = FeatureCombination.of(Golden.jobs(jobs(entry)), names, wanted);
    JsonNode result = entry.get("result");
    Golden.same(
        found.ratios().stream().mapToDouble(r -> r).toArray(),
        Golden.vector(result.get("variance_ratio")),
        1e-6);
    Table loadings = Golden.frame(result.get("components"), "");
    Table scores = Golden.frame(result.get("pca"), "jobid");
    for (String feature : loadings.columns()) {
      Golden.same(found.loadings().column(feature), loadings.column(feature), 1e-6);
    }
    for (String component : scores.columns()) {
      Golden.same(found.scores().column(component), scores.column(component), 1e-6);
    }
  }

  @TestFactory
  Stream<DynamicTest> ranksFeatures() {
    return each("outliers.json", e -> is(e, "pca_feature_rank"), EpmtOutliersTest::ranking);
  }

  private static void ranking(JsonNode entry) {
    JsonNode args = entry.get("args");
    List<String> names = args.has("inp_features") ? features(args) : List.of();
    List<FeatureRank> found = FeatureRank.of(Golden.jobs(jobs(entry)), names);
    var theirs = new HashMap<String, Double>();
    entry.get("result").get(1).forEach(r -> theirs.put(r.get(0).asString(), r.get(1).asDouble()));
    assertThat(found).hasSameSizeAs(theirs.keySet());
    found.forEach(r ->
        assertThat(r.rank())
            .isCloseTo(theirs.getOrDefault(r.feature(), Double.NaN), within(1.01e-4)));
  }

  @TestFactory
  Stream<DynamicTest> knowsDistributions() {
    return each(
        "outliers.json",
        e -> is(e, "get_feature_distributions"),
        e -> {
          JsonNode names = e.get("args").get("features");
          Map<String, FeatureDistribution> found =
              FeatureDistribution.of(
                  Golden.jobs(jobs(e)), names == null ? List.of() : Golden.strings(names));
          e.get("result")
              .forEachEntry((name, value) ->
                  assertThat(found)
                      .containsEntry(
                          name,
                          FeatureDistribution.valueOf(value.asString().toUpperCase(Locale.ROOT))));
        });
  }

  @TestFactory
  Stream<DynamicTest> drawsPoints() {
    return each("outliers.json", e -> is(e, "feature_scatter_plot"), EpmtOutliersTest::scatter);
  }

  private static void scatter(JsonNode entry) {
    Table rows = Golden.jobs(jobs(entry));
    List<String> names = Golden.strings(entry.get("args").get("features"));
    if (entry.get("result").isBoolean()) {
      assertThatThrownBy(() -> ScatterPlot.of(rows, names)).isInstanceOf(StatisticsException.class);
      return;
    }
    ScatterPlot plot = ScatterPlot.of(rows, names);
    assertThat(plot.xTitle()).isEqualTo(entry.get("result").get("x_title").asString());
    assertThat(plot.yTitle()).isEqualTo(entry.get("result").get("y_title").asString());
    for (int i = 0; i < plot.points().size(); i++) {
      JsonNode theirs = entry.get("result").get("points").get(i);
      Golden.same(plot.points().get(i).x(), theirs.get(1).get(0).asDouble(), 1e-6);
      Golden.same(plot.points().get(i).y(), theirs.get(2).get(0).asDouble(), 1e-6);
    }
  }

  @TestFactory
  Stream<DynamicTest> choosesFeatures() {
    return each(
        "outliers.json",
        e -> is(e, "sanitize_features"),
        e ->
            assertThat(Features.all().of(Golden.jobs(jobs(e)), List.of()))
                .isEqualTo(Golden.strings(e.get("result"))));
  }

  @TestFactory
  Stream<DynamicTest> findsOutlyingOperationsByComponents() {
    return each(
        "outliers.json",
        e -> is(e, "detect_outlier_ops") && e.has("result") && e.get("result").isObject(),
        EpmtOutliersTest::operationComponents);
  }

  private static void operationComponents(JsonNode entry) {
    JsonNode args = entry.get("args");
    Map<String, ComponentOutliers> found =
        ComponentOutliers.amongOperations(
            operations(tags(entry), jobs(entry)), question(args), wanted(args.get("pca")));
    List<String> names = Golden.strings(entry.get("result").get("columns"));
    for (JsonNode row : entry.get("result").get("rows")) {
      Table votes = Objects.requireNonNull(found.get(Golden.tag(row.get(1)))).votes();
      int at = votes.labels().indexOf(row.get(0).asString());
      for (int c = 2; c < names.size(); c++) {
        assertThat(votes.value(at, names.get(c))).isEqualTo(row.get(c).asDouble());
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> makesAndUsesModels() {
    List<JsonNode> calls = Golden.calls("refmodels.json");
    var tests = new ArrayList<DynamicTest>();
    JsonNode model = calls.getFirst();
    for (JsonNode entry : calls) {
      JsonNode current = model;
      String title = calls.indexOf(entry) + " " + entry.get("call").asString();
      if (is(entry, "create_refmodel")) {
        model = entry;
        tests.add(DynamicTest.dynamicTest(title, () -> created(entry)));
      } else if (is(entry, "detect_outlier_jobs") && entry.get("args").has("methods")) {
        tests.add(DynamicTest.dynamicTest(title, () -> detected(current, entry)));
      } else if (is(entry, "detect_outlier_jobs") && entry.get("args").has("pca")) {
        tests.add(DynamicTest.dynamicTest(title, () -> componentsDetected(current, entry)));
      } else if (is(entry, "detect_outlier_ops")) {
        tests.add(DynamicTest.dynamicTest(title, () -> operationsDetected(current, entry)));
      } else if (is(entry, "create_refmodel + detect_outlier_jobs")) {
        tests.add(DynamicTest.dynamicTest(title, () -> multivariate(entry)));
      }
    }
    return tests.stream();
  }

  private static ReferenceModel model(JsonNode entry) {
    OutlierQuestion question = question(entry.get("args"));
    return ReferenceModel.of(Golden.jobs(jobs(entry)), question.features(), question.methods());
  }

  private static void created(JsonNode entry) {
    if (!entry.path("result").isObject()) {
      assertThatThrownBy(() -> model(entry)).isInstanceOf(StatisticsException.class);
    } else if (entry.get("args").has("op_tags")) {
      OutlierQuestion question = question(entry.get("args"));
      entry
          .get("result")
          .get("computed")
          .forEachEntry((tag, computed) -> {
            Table rows =
                Golden.operation(Golden.operations(), Golden.tag(Golden.texts(tag)), jobs(entry));
            sameModel(ReferenceModel.of(rows, question.features(), question.methods()), computed);
          });
    } else if (entry.get("args").has("pca")) {
      JsonNode args = entry.get("args");
      FeatureCombination combined =
          FeatureCombination.of(Golden.jobs(jobs(entry)), features(args), wanted(args.get("pca")));
      sameModel(
          ReferenceModel.of(combined.scores(), List.of(), UnivariateMethod.standard()),
          entry.get("result").get("computed"));
    } else {
      sameModel(model(entry), entry.get("result").get("computed"));
    }
  }

  private static void sameModel(ReferenceModel ours, JsonNode computed) {
    computed.forEachEntry((method, features) ->
        features.forEachEntry((feature, numbers) -> {
          Parameters learned = ours.parameters((UnivariateMethod) Method.named(method), feature);
          double[] theirs = Golden.vector(numbers);
          Golden.same(learned.maximum(), theirs[0], 1.01e-4);
          Golden.same(learned.first(), theirs[1], 1.01e-4);
          Golden.same(learned.second(), theirs[2], 1.01e-4);
        }));
  }

  private static void detected(JsonNode model, JsonNode entry) {
    OutlierReport found =
        Outliers.against(Golden.jobs(jobs(entry)), model(model), question(entry.get("args")));
    Golden.sameVotes(found.votes(), entry.get("result").get(0));
    samePartitions(found.partitions(), entry.get("result").get(1));
  }

  private static void componentsDetected(JsonNode model, JsonNode entry) {
    JsonNode args = entry.get("args");
    ComponentOutliers found =
        ComponentOutliers.against(
            Golden.jobs(jobs(entry)),
            Golden.jobs(jobs(model)),
            question(args),
            wanted(args.get("pca")));
    Golden.sameVotes(found.votes(), entry.get("result").get(0));
  }

  private static void operationsDetected(JsonNode model, JsonNode entry) {
    OutlierQuestion question = question(entry.get("args"));
    var models = new HashMap<String, ReferenceModel>();
    List<String> tags = tags(entry);
    operations(tags, jobs(model))
        .forEach((tag, rows) ->
            models.put(
                tag, ReferenceModel.of(rows, question.features(), UnivariateMethod.standard())));
    OperationOutliers found =
        OperationOutliers.against(operations(tags, jobs(entry)), models, question);
    sameOperations(found, entry.get("result"));
  }

  private static void multivariate(JsonNode entry) {
    JsonNode args = entry.get("args");
    String name = args.get("methods").get(0).asString();
    if (!entry.path("deterministic").asBoolean(true) || name.endsWith("iforest")) {
      return;
    }
    MultivariateMethod method = MultivariateMethod.named(name);
    MultivariateModel ours =
        MultivariateModel.of(
            Golden.jobs(jobs(entry)), Golden.strings(args.get("features")), List.of(method));
    JsonNode detect = entry.get("result").get("detect");
    if (!detect.isObject() || noise(entry, name)) {
      assertThat(ours.refused()).containsKey(method);
      return;
    }
    Table rows = Golden.jobs(Golden.strings(args.get("test")));
    double[] votes = Golden.frame(detect, "jobid").column("outlier");
    assertThat(java.util.Arrays.stream(ours.votes(rows)).asDoubleStream().toArray())
        .containsExactly(votes);
    JsonNode computed = entry.get("result").get("model").get("computed").get(name);
    Golden.same(
        ours.thresholds().getOrDefault(method, Double.NaN),
        computed.iterator().next().get(0).asDouble(),
        1e-3);
  }

  /// Three rows have two components; EPMT divides by the rounding error of a third.
  private static boolean noise(JsonNode entry, String name) {
    return name.endsWith(".pca") && jobs(entry).size() == 3;
  }

  @TestFactory
  Stream<DynamicTest> countsVotesOfThreads() {
    return each(
        "outliers.json",
        e -> is(e, "detect_outlier_threads"),
        e -> {
          Table threads = Golden.frame(e.get("result").get("input"), "");
          OutlierReport found =
              Outliers.counts(threads, OutlierQuestion.standard().withFeatures(List.of()));
          Golden.sameVotes(found.votes(), e.get("result").get("votes"));
        });
  }
}
