package bellwether.analyze.outliers;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.analyze.statistics.Classifiers;
import bellwether.analyze.statistics.Features;
import bellwether.analyze.statistics.Method;
import bellwether.analyze.statistics.NumberTable;
import bellwether.analyze.statistics.Thresholds;
import bellwether.analyze.statistics.UnivariateMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import tools.jackson.databind.JsonNode;

/// The recorded calls of EPMT's functions, and how its answers are compared with ours.
final class EpmtCalls {
  interface Check {
    void run(JsonNode entry);
  }

  private EpmtCalls() {}

  static Stream<DynamicTest> each(String file, Predicate<JsonNode> which, Check check) {
    List<JsonNode> calls = Golden.calls(file);
    return calls.stream()
        .filter(which)
        .map(e ->
            DynamicTest.dynamicTest(
                calls.indexOf(e) + " " + e.get("call").asString(), () -> check.run(e)));
  }

  static boolean is(JsonNode entry, String call) {
    return entry.get("call").asString().equals(call);
  }

  static List<String> jobs(JsonNode entry) {
    return Golden.strings(entry.get("args").get("jobs"));
  }

  static List<String> features(JsonNode args) {
    JsonNode names = args.has("features") ? args.get("features") : args.get("inp_features");
    return names == null || names.isNull() ? Features.standard() : Golden.strings(names);
  }

  static OutlierQuestion question(JsonNode args) {
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

  static double wanted(JsonNode pca) {
    return pca.isBoolean() ? 0.85 : pca.asDouble();
  }

  /// Operations in which EPMT names an outlier and scores nothing above the thresholds: in one of
  /// its answers two votes stand in rows that equal the reference.
  private static Set<String> contradictory(NumberTable scores, JsonNode partitions) {
    var found = new HashSet<String>();
    for (int i = 0; i < scores.rows(); i++) {
      String label = scores.labels().get(i);
      if (largest(scores, i) == 0 && !partitions.get(label).get(1).isEmpty()) {
        found.add(Golden.tag(Golden.texts(label)));
      }
    }
    return found;
  }

  static void samePartitions(Map<String, Partition> ours, JsonNode theirs) {
    samePartitions(ours, theirs, Set.of());
  }

  static void samePartitions(Map<String, Partition> ours, JsonNode theirs, Set<String> without) {
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

  static SequencedMap<String, NumberTable> operations(List<String> tags, List<String> jobs) {
    Map<String, Map<String, Map<String, Double>>> all = Golden.operations();
    var tables = new LinkedHashMap<String, NumberTable>();
    tags.forEach(tag -> tables.put(tag, Golden.operation(all, tag, jobs)));
    return tables;
  }

  static List<String> tags(JsonNode entry) {
    JsonNode tags = entry.get("args").get("tags");
    if (tags != null && tags.isArray()) {
      return Golden.list(tags).stream().map(Golden::tag).toList();
    }
    var names = new ArrayList<String>();
    entry.get("result").get(1).forEachEntry((n, v) -> names.add(Golden.tag(Golden.texts(n))));
    return names;
  }

  static void sameOperations(OperationOutliers found, JsonNode result) {
    NumberTable scores = Golden.frame(result.get(2), "tags");
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

  private static List<Double> sorted(NumberTable scores, List<String> tags) {
    List<String> labels = scores.labels().stream().map(l -> Golden.tag(Golden.texts(l))).toList();
    return tags.stream().map(tag -> largest(scores, labels.indexOf(tag))).toList();
  }

  private static double largest(NumberTable scores, int row) {
    return scores.columns().stream().mapToDouble(c -> scores.value(row, c)).max().orElse(0);
  }
}
