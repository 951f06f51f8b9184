package bellwether.analyze.outliers;

import static bellwether.analyze.outliers.EpmtCalls.features;
import static bellwether.analyze.outliers.EpmtCalls.is;
import static bellwether.analyze.outliers.EpmtCalls.jobs;
import static bellwether.analyze.outliers.EpmtCalls.operations;
import static bellwether.analyze.outliers.EpmtCalls.question;
import static bellwether.analyze.outliers.EpmtCalls.sameOperations;
import static bellwether.analyze.outliers.EpmtCalls.samePartitions;
import static bellwether.analyze.outliers.EpmtCalls.tags;
import static bellwether.analyze.outliers.EpmtCalls.wanted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.analyze.statistics.Method;
import bellwether.analyze.statistics.MultivariateMethod;
import bellwether.analyze.statistics.NumberTable;
import bellwether.analyze.statistics.Parameters;
import bellwether.analyze.statistics.StatisticsException;
import bellwether.analyze.statistics.UnivariateMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// Reference models of real jobs, against EPMT's answers.
class EpmtModelsTest {
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
            NumberTable rows =
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
    NumberTable rows = Golden.jobs(Golden.strings(args.get("test")));
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
}
