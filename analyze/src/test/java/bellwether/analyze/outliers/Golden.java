package bellwether.analyze.outliers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bellwether.analyze.statistics.NumberTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The answers of the real EPMT, and the tables that it was asked about.
final class Golden {
  private static final JsonMapper JSON = new JsonMapper();

  private Golden() {}

  /// The folder of the shared answers; the test is skipped, and says so, when it is not there.
  static Path folder() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path folder = at.resolve("shared/samples/epmt/expected");
      if (Files.isDirectory(folder)) {
        return folder;
      }
    }
    Assumptions.abort("shared/samples/epmt/expected is not there: EPMT's answers are not compared");
    throw new IllegalStateException();
  }

  static JsonNode file(String name) {
    return JSON.readTree(folder().resolve(name).toFile());
  }

  static List<JsonNode> calls(String name) {
    return list(file(name).get("calls"));
  }

  static List<JsonNode> stat(String call) {
    try (var in = Golden.class.getResourceAsStream("stat.json")) {
      return list(JSON.readTree(in).get("calls")).stream()
          .filter(entry -> entry.get("call").asString().equals(call))
          .toList();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  static List<String> strings(JsonNode array) {
    return list(array).stream().map(JsonNode::asString).toList();
  }

  static double number(JsonNode node) {
    return node.isString() ? Double.parseDouble(node.asString()) : node.asDouble();
  }

  static double[] vector(JsonNode array) {
    return list(array).stream().mapToDouble(Golden::number).toArray();
  }

  static double[][] matrix(JsonNode array) {
    return list(array).stream().map(Golden::vector).toArray(double[][]::new);
  }

  /// A frame without text columns; rows are labelled by the text column `label`, or by number.
  static NumberTable frame(JsonNode frame, String label) {
    List<String> names = strings(frame.get("columns"));
    var columns = new LinkedHashMap<String, double[]>();
    List<JsonNode> rows = list(frame.get("rows"));
    var labels = new ArrayList<String>();
    for (int i = 0; i < rows.size(); i++) {
      int at = names.indexOf(label);
      labels.add(at < 0 ? String.valueOf(i) : text(rows.get(i).get(at)));
    }
    for (int c = 0; c < names.size(); c++) {
      int column = c;
      if (!names.get(c).equals("jobid") && !names.get(c).equals("tags")) {
        columns.put(
            names.get(c), rows.stream().mapToDouble(row -> number(row.get(column))).toArray());
      }
    }
    return NumberTable.of(labels, columns);
  }

  static JsonNode texts(String json) {
    return JSON.readTree(json);
  }

  static String text(JsonNode node) {
    return node.isString() ? node.asString() : node.toString();
  }

  /// The numeric columns of the given jobs.
  static NumberTable jobs(List<String> ids) {
    JsonNode jobs = file("jobs.json").get("jobs");
    var columns = new TreeMap<String, double[]>();
    for (int i = 0; i < ids.size(); i++) {
      JsonNode job = jobs.get(ids.get(i));
      var values = new TreeMap<String, Double>();
      List.of("duration", "cpu_time", "exitcode").forEach(n -> values.put(n, number(job.get(n))));
      job.get("proc_sums")
          .forEachEntry((n, v) -> {
            if (v.isNumber()) {
              values.put(n, v.asDouble());
            }
          });
      int row = i;
      values.forEach((name, value) -> put(columns, name, row, ids.size(), value));
    }
    return NumberTable.of(ids, columns);
  }

  private static void put(Map<String, double[]> columns, String name, int row, int rows, double v) {
    double[] column =
        columns.computeIfAbsent(
            name,
            n -> {
              var empty = new double[rows];
              java.util.Arrays.fill(empty, Double.NaN);
              return empty;
            });
    column[row] = v;
  }

  /// Tag text as the answers write it: keys in order.
  static String tag(JsonNode tag) {
    if (tag.isString()) {
      String text = tag.asString();
      return text.startsWith("{") ? tag(JSON.readTree(text)) : tag(pairs(text));
    }
    return new TreeMap<>(JSON.convertValue(tag, Map.class)).toString();
  }

  private static JsonNode pairs(String text) {
    var node = JSON.createObjectNode();
    for (String pair : text.split(";")) {
      node.put(pair.substring(0, pair.indexOf(':')), pair.substring(pair.indexOf(':') + 1));
    }
    return node;
  }

  /// Every row of get_op_metrics in the answers: tag, then job, then metric.
  static Map<String, Map<String, Map<String, Double>>> operations() {
    var found = new LinkedHashMap<String, Map<String, Map<String, Double>>>();
    for (String name : List.of("ops.json", "ops_2.json")) {
      file(name).get("jobs").forEach(entries -> list(entries).forEach(e -> collect(found, e)));
    }
    calls("ops_multi.json").forEach(entry -> collect(found, entry));
    return found;
  }

  private static void collect(Map<String, Map<String, Map<String, Double>>> found, JsonNode entry) {
    JsonNode args = entry.get("args");
    boolean plain =
        args.has("tags")
            && !args.has("group_by_tag")
            && !args.has("op_duration_method")
            && !args.has("exact_tags_only");
    if (!entry.get("call").asString().equals("get_op_metrics")
        || !plain
        || !entry.path("result").has("columns")) {
      return;
    }
    List<String> names = strings(entry.get("result").get("columns"));
    for (JsonNode row : entry.get("result").get("rows")) {
      var values = new TreeMap<String, Double>();
      for (int c = 0; c < names.size(); c++) {
        if (row.get(c).isNumber()) {
          values.put(names.get(c), row.get(c).asDouble());
        }
      }
      String job = row.get(names.indexOf("jobid")).asString();
      found
          .computeIfAbsent(tag(row.get(names.indexOf("tags"))), t -> new LinkedHashMap<>())
          .put(job, values);
    }
  }

  /// The rows of one operation for these jobs.
  static NumberTable operation(
      Map<String, Map<String, Map<String, Double>>> all, String tag, List<String> jobs) {
    Map<String, Map<String, Double>> rows = all.getOrDefault(tag, Map.of());
    List<String> present = jobs.stream().filter(rows::containsKey).toList();
    var columns = new TreeMap<String, double[]>();
    for (int i = 0; i < present.size(); i++) {
      int row = i;
      rows.getOrDefault(present.get(i), Map.of())
          .forEach((name, value) -> put(columns, name, row, present.size(), value));
    }
    return NumberTable.of(present, columns);
  }

  static void same(double[] ours, double[] theirs, double tolerance) {
    assertThat(ours).hasSize(theirs.length);
    for (int i = 0; i < ours.length; i++) {
      same(ours[i], theirs[i], tolerance);
    }
  }

  static void same(double ours, double theirs, double tolerance) {
    if (Double.isFinite(theirs) && theirs != Double.MAX_VALUE) {
      assertThat(ours).isCloseTo(theirs, within(tolerance * Math.max(1, Math.abs(theirs))));
    } else {
      assertThat(Double.valueOf(ours)).isEqualTo(Double.valueOf(theirs));
    }
  }

  /// Votes of a frame of jobs against ours, by job and feature.
  static void sameVotes(NumberTable ours, JsonNode frame) {
    NumberTable theirs = frame(frame, "jobid");
    assertThat(ours.columns()).containsExactlyInAnyOrderElementsOf(theirs.columns());
    for (String feature : theirs.columns()) {
      for (String job : theirs.labels()) {
        assertThat(ours.value(ours.labels().indexOf(job), feature))
            .as("%s of %s", feature, job)
            .isEqualTo(theirs.value(theirs.labels().indexOf(job), feature));
      }
    }
  }
}
