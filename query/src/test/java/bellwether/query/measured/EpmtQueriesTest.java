package bellwether.query.measured;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.model.Micros;
import bellwether.query.Tags;
import bellwether.query.measured.operations.DurationMethod;
import bellwether.query.measured.operations.OperationCosts;
import bellwether.query.measured.operations.OperationMeasurement;
import bellwether.query.measured.processes.ProcessMeasurement;
import bellwether.query.measured.source.TagFilter;
import bellwether.query.table.Order;
import bellwether.query.table.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The real EPMT's answers, asked of ours.
class EpmtQueriesTest {
  /// So many of an operation's roots stand in the answers.
  private static final int MOST_ROOTS = 50;

  @TempDir static Path folder = Path.of("");
  private static @org.jspecify.annotations.Nullable Measurements opened;

  @BeforeAll
  static void load() {
    opened = Measurements.open(SampleCatalog.in(folder));
  }

  @AfterAll
  static void close() {
    if (opened != null) {
      opened.close();
    }
  }

  private static Measurements measurements() {
    return java.util.Objects.requireNonNull(opened);
  }

  private static JobQuery jobs(JsonNode args) {
    var ids = args.path("jobs");
    return measurements()
        .jobs(
            ids.isArray()
                ? SampleCatalog.list(ids).stream().map(JsonNode::asString).toArray(String[]::new)
                : ids.isString() ? ids.asString().split(",") : new String[0]);
  }

  private static Tags tags(JsonNode node) {
    if (node.isString()) {
      return Tags.parse(node.asString());
    }
    var values = new TreeMap<String, String>();
    node.forEachEntry((name, value) -> values.put(name, text(value)));
    return new Tags(values);
  }

  private static String text(JsonNode value) {
    return value.isBoolean() ? (value.asBoolean() ? "True" : "False") : value.asString();
  }

  private static List<Tags> tagList(JsonNode node) {
    return node.isArray()
        ? SampleCatalog.list(node).stream().map(EpmtQueriesTest::tags).toList()
        : List.of(tags(node));
  }

  private static OperationQuery operations(JsonNode args) {
    var query = jobs(args).operations();
    if (args.path("exact_tags_only").asBoolean(false)
        || args.path("exact_tag_only").asBoolean(false)) {
      query = query.exactly();
    }
    if (args.has("op_duration_method")) {
      query = query.method(DurationMethod.of(args.get("op_duration_method").asString()));
    }
    return args.hasNonNull("tags") ? query.tagged(tagList(args.get("tags"))) : query;
  }

  private static Stream<JsonNode> operationCalls() {
    var calls = new ArrayList<JsonNode>();
    for (var file : List.of("ops.json", "ops_2.json")) {
      SampleCatalog.answers(file)
          .get("jobs")
          .forEachEntry((_, all) -> calls.addAll(SampleCatalog.list(all)));
    }
    calls.addAll(SampleCatalog.list(SampleCatalog.answers("ops_multi.json").get("calls")));
    return calls.stream();
  }

  private static Stream<DynamicTest> tests(Stream<JsonNode> calls, String name, Check check) {
    return calls
        .filter(call -> call.get("call").asString().equals(name) && !call.has("error"))
        .map(call ->
            DynamicTest.dynamicTest(
                call.get("args").toString(), () -> check.of(call.get("args"), call.get("result"))));
  }

  private interface Check {
    void of(JsonNode args, JsonNode result);
  }

  /// Numbers as whole numbers, since EPMT's doubles are.
  private static Object plain(JsonNode node) {
    if (node.isNumber()) {
      return Math.round(node.asDouble());
    }
    if (node.isObject()) {
      var map = new TreeMap<String, Object>();
      node.forEachEntry((name, value) -> map.put(name, plain(value)));
      return map;
    }
    return node.isArray()
        ? SampleCatalog.list(node).stream().map(EpmtQueriesTest::plain).toList()
        : node.asString();
  }

  private static List<Map<String, Object>> frame(JsonNode frame) {
    var rows = new ArrayList<Map<String, Object>>();
    for (var row : frame.path("rows")) {
      var map = new LinkedHashMap<String, Object>();
      int i = 0;
      for (var column : frame.get("columns")) {
        map.put(column.asString(), plain(row.get(i++)));
      }
      rows.add(map);
    }
    return rows;
  }

  /// A row's columns that the answer has, too.
  private static Map<String, Object> like(Map<String, Object> expected, Row row) {
    var columns = new LinkedHashMap<String, Object>();
    var all = JsonMapper.shared().readTree(row.json());
    expected
        .keySet()
        .forEach(name -> {
          if (all.has(name)) {
            columns.put(name, plain(all.get(name)));
          }
        });
    return columns;
  }

  private static void assertRows(List<? extends Row> rows, List<Map<String, Object>> expected) {
    assertThat(rows).hasSameSizeAs(expected);
    for (int i = 0; i < rows.size(); i++) {
      assertThat(like(expected.get(i), rows.get(i))).isEqualTo(expected.get(i));
    }
  }

  @TestFactory
  Stream<DynamicTest> operationMetrics() {
    return tests(
        operationCalls(),
        "get_op_metrics",
        (args, result) -> {
          var query = operations(args);
          boolean grouped = args.path("group_by_tag").asBoolean(false);
          assertRows(grouped ? query.sumsByTag() : query.sums(), frame(result));
        });
  }

  @TestFactory
  Stream<DynamicTest> wholeOperations() {
    return tests(
        operationCalls(),
        "get_ops",
        (args, result) -> {
          var query = operations(args);
          if (!args.hasNonNull("tags")) {
            query = query.eachOfFewest();
          } else if (args.get("tags").isString() && !args.get("tags").asString().contains(":")) {
            query = query.each(args.get("tags").asString());
          }
          var found =
              args.path("combine").asBoolean(false)
                  ? query.combined().stream().toList()
                  : query.list();
          // The answers are sorted by tags.
          var sorted =
              found.stream().sorted(Comparator.comparing(one -> one.tags().getFirst())).toList();
          assertThat(sorted).hasSize(result.size());
          for (int i = 0; i < found.size(); i++) {
            assertOperation(sorted.get(i), result.get(i));
          }
        });
  }

  private static void assertOperation(OperationMeasurement found, JsonNode expected) {
    var columns = JsonMapper.shared().readTree(found.json());
    for (var name : List.of("duration", "jobs", "tags", "num_runs", "contiguous", "proc_sums")) {
      if (expected.has(name)) {
        assertThat(plain(columns.get(name))).as(name).isEqualTo(plain(expected.get(name)));
      }
    }
    assertThat(found.start()).isEqualTo(expected.get("start").asString());
    assertThat(found.end()).isEqualTo(expected.get("finish").asString());
    if (expected.has("num_processes")) {
      assertThat(found.sums().processes()).isEqualTo(expected.get("num_processes").asLong());
    }
  }

  @TestFactory
  Stream<DynamicTest> operationCosts() {
    return tests(
        operationCalls(),
        "ops_costs",
        (args, result) -> {
          var query = operations(args);
          if (!args.hasNonNull("tags")) {
            query = query.tagged(OperationCosts.DATA_MOVEMENT);
          }
          boolean durations = args.path("metric").asString("").equals("duration");
          var costs = durations ? query.durationCosts() : query.cpuCosts();
          assertThat(costs.percent()).isEqualTo(result.get("percent").asDouble());
          assertThat(costs.total()).isEqualTo(result.get("jobs_metric").asLong());
          assertRows(costs.jobs(), frame(result.get("by_job")));
          assertThat(
                  costs.operations().stream()
                      .map(row -> like(frame(result.get("ops")).getFirst(), row)))
              .containsExactlyInAnyOrderElementsOf(frame(result.get("ops")));
        });
  }

  @TestFactory
  Stream<DynamicTest> tagsOfProcesses() {
    return tests(
        operationCalls(),
        "job_proc_tags",
        (args, result) -> {
          var known = jobs(args).processTags();
          var exclude =
              SampleCatalog.list(args.path("exclude")).stream().map(JsonNode::asString).toList();
          known = exclude.isEmpty() ? known : known.without(exclude);
          if (args.path("fold").asBoolean(false)) {
            assertThat(known.folded().keySet()).hasSize(result.size());
          } else {
            assertThat(known.all().stream().map(Tags::values))
                .isEqualTo(
                    SampleCatalog.list(result).stream().map(tags -> tags(tags).values()).toList());
          }
        });
  }

  private static List<List<Object>> keys(List<ProcessMeasurement> processes) {
    return processes.stream()
        .map(one -> List.<Object>of(one.job(), one.pid(), Micros.of(one.start())))
        .toList();
  }

  @TestFactory
  Stream<DynamicTest> rootsOfOperations() {
    return tests(
        operationCalls(),
        "op_roots",
        (args, result) -> {
          var found = keys(jobs(args).operations().tagged(tagList(args.get("tag"))).roots().list());
          int told = Math.min(found.size(), MOST_ROOTS);
          assertThat(found.subList(0, told)).isEqualTo(plain(result));
        });
  }

  private static Stream<JsonNode> queryCalls() {
    return SampleCatalog.list(SampleCatalog.answers("query.json").get("calls")).stream();
  }

  @TestFactory
  Stream<DynamicTest> processes() {
    var taken =
        java.util.Set.of(
            "jobs", "fmt", "limit", "offset", "tags", "exact_tag_only", "order", "fltr", "hosts");
    var calls =
        queryCalls()
            .filter(call -> taken.containsAll(call.get("args").propertyNames()))
            .filter(call -> call.get("result") != null && call.get("result").isObject());
    return tests(
        calls,
        "get_procs",
        (args, result) -> {
          var found = keys(processes(args).list());
          assertThat(found).hasSize(result.get("count").asInt());
          var first = SampleCatalog.list(result.get("first"));
          assertThat(found.subList(0, first.size())).isEqualTo(plain(result.get("first")));
        });
  }

  private static ProcessQuery processes(JsonNode args) {
    var query =
        jobs(args)
            .processes()
            .limit(args.path("limit").asLong(0))
            .offset(args.path("offset").asLong(0));
    if (args.has("tags")) {
      var filter = TagFilter.anyOf(tagList(args.get("tags")));
      query =
          query.tagged(args.path("exact_tag_only").asBoolean(false) ? filter.exactly() : filter);
    }
    if (args.has("fltr")) {
      query = query.where(args.get("fltr").asString().replace("SQL: ", ""));
    }
    if (args.has("order")) {
      query = query.order(order(args));
    }
    var hosts = SampleCatalog.list(args.path("hosts")).stream().map(JsonNode::asString);
    return query.hosts(hosts.toArray(String[]::new));
  }

  private static Order order(JsonNode args) {
    var words = args.get("order").asString().replaceFirst("SQL: \\w+\\.", "").split(" ");
    return new Order(words[0], words.length > 1);
  }

  @TestFactory
  Stream<DynamicTest> jobs() {
    var taken =
        java.util.Set.of(
            "jobs", "fmt", "limit", "offset", "tags", "exact_tag_only", "order", "fltr", "hosts");
    var calls =
        queryCalls()
            .filter(call -> taken.containsAll(call.get("args").propertyNames()))
            .filter(call -> call.get("args").path("fmt").asString("").equals("terse"));
    return tests(
        calls,
        "get_jobs",
        (args, result) -> {
          var query =
              jobs(args).limit(args.path("limit").asLong(0)).offset(args.path("offset").asLong(0));
          if (args.has("tags")) {
            var filter = TagFilter.anyOf(tagList(args.get("tags")));
            query =
                query.tagged(
                    args.path("exact_tag_only").asBoolean(false) ? filter.exactly() : filter);
          }
          if (args.has("fltr")) {
            query = query.where(args.get("fltr").asString().replace("SQL: ", ""));
          }
          if (args.has("order")) {
            query = query.order(order(args));
          }
          var hosts =
              args.path("hosts").isString()
                  ? Stream.of(args.get("hosts").asString().split(","))
                  : SampleCatalog.list(args.path("hosts")).stream().map(JsonNode::asString);
          query = query.hosts(hosts.toArray(String[]::new));
          assertThat(query.ids()).isEqualTo(plain(result));
        });
  }

  @Test
  void jobsHaveTheColumnsOfEpmt() {
    SampleCatalog.answers("jobs.json")
        .get("jobs")
        .forEachEntry((id, expected) -> {
          var job = JsonMapper.shared().readTree(measurements().jobs(id).json()).get(0);
          for (var name :
              List.of(
                  "jobid",
                  "jobname",
                  "user",
                  "start",
                  "end",
                  "submit",
                  "duration",
                  "cpu_time",
                  "exitcode",
                  "hosts",
                  "tags",
                  "annotations")) {
            assertThat(plain(job.get(name)))
                .as(id + " " + name)
                .isEqualTo(plain(expected.get(name)));
          }
          expected
              .get("proc_sums")
              .forEachEntry((name, sum) ->
                  assertThat(plain(job.get(name))).as(id + " " + name).isEqualTo(plain(sum)));
        });
  }
}
