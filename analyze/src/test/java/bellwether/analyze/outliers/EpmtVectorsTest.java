package bellwether.analyze.outliers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.analyze.compare.Modes;
import bellwether.analyze.statistics.Classifiers;
import bellwether.analyze.statistics.Method;
import bellwether.analyze.statistics.MultivariateMethod;
import bellwether.analyze.statistics.NumberTable;
import bellwether.analyze.statistics.Parameters;
import bellwether.analyze.statistics.PrincipalComponents;
import bellwether.analyze.statistics.Scaling;
import bellwether.analyze.statistics.Scores;
import bellwether.analyze.statistics.StatisticsException;
import bellwether.analyze.statistics.Thresholds;
import bellwether.analyze.statistics.UnivariateMethod;
import bellwether.analyze.statistics.Votes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The functions of EPMT's statistics on fixed vectors, against what EPMT answered.
class EpmtVectorsTest {
  private static final double EXACT = 1e-9;

  private interface Check {
    void run(JsonNode entry);
  }

  private static Stream<DynamicTest> each(String call, Check check) {
    return Golden.stat(call).stream()
        .map(e -> DynamicTest.dynamicTest(title(e), () -> check.run(e)));
  }

  private static String title(JsonNode entry) {
    String text = entry.get("args").toString();
    return text.substring(0, Math.min(60, text.length()));
  }

  @TestFactory
  Stream<DynamicTest> scoresValues() {
    return Stream.of("z_score", "iqr", "modified_z_score")
        .flatMap(call -> each(call, entry -> scores((UnivariateMethod) Method.named(call), entry)));
  }

  private static void scores(UnivariateMethod method, JsonNode entry) {
    double[] values = Golden.vector(entry.get("args").get(0));
    if (entry.has("error")) {
      assertThatThrownBy(() -> method.score(values)).isInstanceOf(StatisticsException.class);
      return;
    }
    JsonNode given = entry.get("kwargs").get("params");
    Scores ours = given == null ? method.score(values) : method.score(values, parameters(given));
    JsonNode result = entry.get("result");
    Golden.same(ours.values(), Golden.vector(result.get(0)), EXACT);
    Golden.same(ours.parameters().maximum(), Golden.number(result.get(1)), EXACT);
    Golden.same(ours.parameters().first(), Golden.number(result.get(2)), EXACT);
    Golden.same(ours.parameters().second(), Golden.number(result.get(3)), EXACT);
  }

  private static Parameters parameters(JsonNode p) {
    return new Parameters(
        Golden.number(p.get(0)), Golden.number(p.get(1)), Golden.number(p.get(2)));
  }

  @TestFactory
  Stream<DynamicTest> countsVotes() {
    return Stream.of("outliers_uv", "outliers_iqr", "outliers_modified_z_score", "outliers_z_score")
        .flatMap(call -> each(call, EpmtVectorsTest::votes));
  }

  private static void votes(JsonNode entry) {
    String call = entry.get("call").asString();
    JsonNode names = entry.get("kwargs").get("methods");
    List<UnivariateMethod> methods =
        !call.equals("outliers_uv")
            ? Classifiers.partition(List.of(Method.named(call))).univariate()
            : names == null
                ? UnivariateMethod.standard()
                : Classifiers.partition(Golden.strings(names).stream().map(Method::named).toList())
                    .univariate();
    JsonNode threshold = entry.get("kwargs").get("threshold");
    Thresholds thresholds =
        threshold == null
            ? Thresholds.standard()
            : new Thresholds(Map.of(methods.getFirst(), threshold.asDouble()));
    double[] values = Golden.vector(entry.get("args").get(0));
    if (entry.has("error")) {
      assertThatThrownBy(() -> Votes.of(values, methods, thresholds))
          .isInstanceOf(StatisticsException.class);
    } else {
      double[] ours =
          Arrays.stream(Votes.of(values, methods, thresholds)).asDoubleStream().toArray();
      assertThat(ours).containsExactly(Golden.vector(entry.get("result")));
    }
  }

  @TestFactory
  Stream<DynamicTest> normalizes() {
    return each("normalize", EpmtVectorsTest::normalized);
  }

  private static void normalized(JsonNode entry) {
    JsonNode values = entry.get("args").get(0);
    JsonNode kwargs = entry.get("kwargs");
    double low = kwargs.has("min_") ? kwargs.get("min_").asDouble() : 0;
    if (entry.has("error")) {
      assertThatThrownBy(() -> Scaling.normalized(Golden.vector(values)))
          .isInstanceOf(StatisticsException.class);
    } else if (values.get(0).isArray()) {
      columns(Golden.matrix(values), Golden.matrix(entry.get("result")), Scaling::normalized);
    } else {
      Golden.same(
          Scaling.normalized(Golden.vector(values), low, 1),
          Golden.vector(entry.get("result")),
          EXACT);
    }
  }

  @TestFactory
  Stream<DynamicTest> standardizes() {
    return each(
        "standardize",
        entry -> {
          JsonNode values = entry.get("args").get(0);
          if (!values.isEmpty() && values.get(0).isArray()) {
            columns(
                Golden.matrix(values), Golden.matrix(entry.get("result")), Scaling::standardized);
          } else {
            Golden.same(
                Scaling.standardized(Golden.vector(values)),
                Golden.vector(entry.get("result")),
                EXACT);
          }
        });
  }

  private static void columns(
      double[][] rows, double[][] theirs, java.util.function.UnaryOperator<double[]> scale) {
    for (int c = 0; c < rows[0].length; c++) {
      int column = c;
      Golden.same(
          scale.apply(Arrays.stream(rows).mapToDouble(r -> r[column]).toArray()),
          Arrays.stream(theirs).mapToDouble(r -> r[column]).toArray(),
          EXACT);
    }
  }

  @TestFactory
  Stream<DynamicTest> knowsFiniteVectors() {
    return each(
        "check_finite",
        entry ->
            assertThat(Scaling.finite(Golden.vector(entry.get("args").get(0))))
                .isEqualTo(entry.get("result").asBoolean()));
  }

  @TestFactory
  Stream<DynamicTest> testsDistributions() {
    return each("check_dist", EpmtVectorsTest::distribution);
  }

  private static void distribution(JsonNode entry) {
    String name = entry.get("args").get(1).asString().toUpperCase(Locale.ROOT);
    if (entry.has("error")) {
      assertThatThrownBy(() -> FeatureDistribution.valueOf(name))
          .isInstanceOf(IllegalArgumentException.class);
      return;
    }
    JsonNode alpha = entry.get("kwargs").get("alpha");
    FeatureDistribution.Tally tally =
        FeatureDistribution.valueOf(name)
            .check(
                Golden.vector(entry.get("args").get(0)), alpha == null ? 0.05 : alpha.asDouble());
    assertThat(new double[] {tally.passed(), tally.failed()})
        .containsExactly(Golden.vector(entry.get("result")));
  }

  @TestFactory
  Stream<DynamicTest> findsModes() {
    return each(
        "get_modes",
        entry -> {
          List<Double> ours = Modes.of(Golden.vector(entry.get("args").get(0)));
          if (entry.has("result")) {
            double[] theirs = Golden.vector(entry.get("result"));
            Arrays.sort(theirs);
            Golden.same(ours.stream().mapToDouble(m -> m).toArray(), theirs, EXACT);
          } else {
            assertThat(ours).isNotEmpty();
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> findsPrincipalComponents() {
    return each("pca_stat", EpmtVectorsTest::components);
  }

  private static void components(JsonNode entry) {
    double[][] rows = Golden.matrix(entry.get("args").get(0));
    double wanted = entry.get("args").get(1).asDouble();
    if (entry.has("error")) {
      assertThatThrownBy(() -> PrincipalComponents.of(rows, wanted))
          .isInstanceOf(StatisticsException.class);
      return;
    }
    PrincipalComponents ours = PrincipalComponents.of(rows, wanted);
    JsonNode result = entry.get("result");
    Golden.same(ours.ratios(), Golden.vector(result.get("ratio")), EXACT);
    sameMatrix(ours.axes(), Golden.matrix(result.get("components")));
    sameMatrix(ours.scores(), Golden.matrix(result.get("scores")));
  }

  private static void sameMatrix(double[][] ours, double[][] theirs) {
    assertThat(ours).hasDimensions(theirs.length, theirs[0].length);
    for (int i = 0; i < ours.length; i++) {
      Golden.same(ours[i], theirs[i], EXACT);
    }
  }

  @TestFactory
  Stream<DynamicTest> appendsWeightedRows() {
    return each("dframe_append_weighted_row", EpmtVectorsTest::weighted);
  }

  private static void weighted(JsonNode entry) {
    double[] weights = Golden.vector(entry.get("args").get(0));
    if (entry.has("error")) {
      NumberTable two =
          NumberTable.ofRows(List.of("a", "b"), List.of("A"), new double[][] {{1}, {2}});
      assertThatThrownBy(() -> WeightedRow.append(two, weights, false, "sum"))
          .isInstanceOf(StatisticsException.class);
      return;
    }
    NumberTable theirs = Golden.frame(entry.get("result"), "");
    NumberTable rows = theirs.filter(row -> row < 2);
    NumberTable ours = WeightedRow.append(rows, weights, rows.value(0, "A") < 0, "2");
    for (String name : theirs.columns()) {
      Golden.same(ours.column(name), theirs.column(name), EXACT);
    }
  }

  @TestFactory
  Stream<DynamicTest> findsOutlyingMaps() {
    return each("dict_outliers", EpmtVectorsTest::maps);
  }

  private static void maps(JsonNode entry) {
    var rows = new ArrayList<Map<String, Double>>();
    for (JsonNode row : entry.get("args").get(0)) {
      var values = new LinkedHashMap<String, Double>();
      row.forEachEntry((key, value) -> values.put(key, value.asDouble()));
      rows.add(values);
    }
    List<String> labels =
        entry.get("args").size() > 1
            ? Golden.strings(entry.get("args").get(1))
            : Stream.iterate(0, i -> i + 1).limit(rows.size()).map(String::valueOf).toList();
    double deviations =
        entry.get("kwargs").has("threshold")
            ? entry.get("kwargs").get("threshold").asDouble()
            : RowOutliers.DEVIATIONS;
    RowOutliers ours = RowOutliers.of(labels, rows, deviations);
    assertThat(ours.outliers()).isEqualTo(texts(entry.get("result").get(0)));
    var theirs = new LinkedHashMap<String, List<String>>();
    entry.get("result").get(1).forEachEntry((key, value) -> theirs.put(key, texts(value)));
    assertThat(ours.byKey()).isEqualTo(theirs);
  }

  private static List<String> texts(JsonNode array) {
    return Golden.list(array).stream().map(JsonNode::asString).toList();
  }

  @TestFactory
  Stream<DynamicTest> findsRootCauses() {
    return each("rca", EpmtVectorsTest::rootCause);
  }

  private static void rootCause(JsonNode entry) {
    JsonNode reference = entry.get("args").get(0);
    NumberTable input = Golden.frame(entry.get("args").get(1), "");
    if (reference.isString()) {
      NumberTable empty = NumberTable.of(List.of(), Map.of());
      assertThatThrownBy(() -> RootCause.of(empty, input, List.of(), List.of(UnivariateMethod.IQR)))
          .isInstanceOf(StatisticsException.class);
      return;
    }
    RootCauses.check(Golden.frame(reference, ""), input, entry.get("kwargs"), entry.get("result"));
  }

  @TestFactory
  Stream<DynamicTest> scoresRowsByAllFeatures() {
    return Golden.stat("mvod_scores").stream()
        .filter(e -> e.get("deterministic").asBoolean())
        .map(e -> DynamicTest.dynamicTest(e.get("kwargs").toString(), () -> rowScores(e)));
  }

  private static void rowScores(JsonNode entry) {
    String name = entry.get("kwargs").get("classifiers").get(0).asString();
    double[] ours = MultivariateMethod.named(name).score(Golden.matrix(entry.get("args").get(0)));
    double[] theirs = Golden.vector(entry.get("result").get(0).get(name));
    if (name.endsWith("mcd")) {
      assertThat(outermost(ours)).isEqualTo(outermost(theirs));
      return;
    }
    Golden.same(ours, theirs, 1e-3);
  }

  private static int outermost(double[] scores) {
    int outermost = 0;
    for (int i = 0; i < scores.length; i++) {
      outermost = scores[i] > scores[outermost] ? i : outermost;
    }
    return outermost;
  }

  @TestFactory
  Stream<DynamicTest> judgesRowsByModels() {
    return Golden.stat("mvod_scores_using_model").stream()
        .filter(e -> e.get("deterministic").asBoolean())
        .map(e -> DynamicTest.dynamicTest(e.get("kwargs").toString(), () -> judged(e)));
  }

  private static void judged(JsonNode entry) {
    MultivariateMethod method =
        MultivariateMethod.named(entry.get("kwargs").get("classifier").asString());
    double[][] rows = Golden.matrix(entry.get("args").get("inp"));
    double[][] known = Golden.matrix(entry.get("args").get("model_inp"));
    NumberTable reference =
        NumberTable.ofRows(List.of("a", "b", "c", "d", "e"), List.of("x", "y"), known);
    MultivariateModel model = MultivariateModel.of(reference, List.of(), List.of(method));
    JsonNode theirs = entry.get("result").get("outlier_vector");
    if (!theirs.isArray()) {
      assertThat(model.refused()).containsKey(method);
      return;
    }
    assertThat(model.outside(rows, method)).containsExactly(flags(Golden.vector(theirs)));
  }

  private static boolean[] flags(double[] votes) {
    var flags = new boolean[votes.length];
    for (int i = 0; i < votes.length; i++) {
      flags[i] = votes[i] > 0;
    }
    return flags;
  }

  @ParameterizedTest
  @ValueSource(strings = {"uvod_classifiers", "mvod_classifiers"})
  void listsMethodsAsEpmtDoes(String call) {
    JsonNode entry = Golden.stat(call).getFirst();
    Classifiers all = Classifiers.standard();
    Stream<Method> ours = Stream.concat(all.univariate().stream(), all.multivariate().stream());
    assertThat(ours.map(Method::title)).containsAll(Golden.strings(entry.get("result")));
  }
}
