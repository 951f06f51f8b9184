package bellwether.analyze.outliers;

import static bellwether.analyze.outliers.EpmtCalls.each;
import static bellwether.analyze.outliers.EpmtCalls.features;
import static bellwether.analyze.outliers.EpmtCalls.is;
import static bellwether.analyze.outliers.EpmtCalls.jobs;
import static bellwether.analyze.outliers.EpmtCalls.wanted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import bellwether.analyze.statistics.Features;
import bellwether.analyze.statistics.NumberTable;
import bellwether.analyze.statistics.StatisticsException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// Features of real jobs and their components, against EPMT's answers.
class EpmtFeaturesTest {
  @TestFactory
  Stream<DynamicTest> combinesFeatures() {
    return each("outliers.json", e -> is(e, "pca_feature_combine"), EpmtFeaturesTest::combination);
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
    NumberTable loadings = Golden.frame(result.get("components"), "");
    NumberTable scores = Golden.frame(result.get("pca"), "jobid");
    for (String feature : loadings.columns()) {
      Golden.same(found.loadings().column(feature), loadings.column(feature), 1e-6);
    }
    for (String component : scores.columns()) {
      Golden.same(found.scores().column(component), scores.column(component), 1e-6);
    }
  }

  @TestFactory
  Stream<DynamicTest> ranksFeatures() {
    return each("outliers.json", e -> is(e, "pca_feature_rank"), EpmtFeaturesTest::ranking);
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
    return each("outliers.json", e -> is(e, "feature_scatter_plot"), EpmtFeaturesTest::scatter);
  }

  private static void scatter(JsonNode entry) {
    NumberTable rows = Golden.jobs(jobs(entry));
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
}
