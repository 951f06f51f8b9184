package bellwether.cli.api;

import bellwether.query.measured.OperationQuery;
import bellwether.query.measured.operations.DurationMethod;
import bellwether.query.measured.operations.OperationCosts;
import bellwether.query.measured.operations.OperationMeasurement;
import bellwether.query.table.MemoryTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What can be asked about operations: processes that share tags.
final class OperationMethods {
  private static final String CHOICE = "jobs tags exact duration";

  private OperationMethods() {}

  static List<ApiMethod> all() {
    return List.of(
        new ApiMethod(
            "operations",
            "Operations over all the jobs, with their intervals; `each` names a tag whose every value is one, `combined` makes one of all.",
            CHOICE + " each combined",
            OperationMethods::operations),
        new ApiMethod(
            "operation_sums",
            "What operations add up to in each job, or with `by_tag` in all jobs, as a table.",
            CHOICE + " by_tag",
            (session, request) -> {
              var asked = asked(session, request);
              return MemoryTable.of(request.flag("by_tag") ? asked.sumsByTag() : asked.sums());
            }),
        new ApiMethod(
            "operation_roots",
            "Processes of operations whose parents are not of them, as a table.",
            "jobs tags columns without",
            (session, request) ->
                ProcessMethods.chosen(asked(session, request).roots().table(), request)),
        new ApiMethod(
            "operation_costs",
            "The share that operations have in `cpu_time` (standard) or `duration` of their jobs; without tags: of data movement.",
            "jobs tags metric",
            OperationMethods::costs));
  }

  private static OperationQuery asked(ApiSession session, Parameters request) {
    var asked = Choices.jobs(session, request).operations();
    asked = request.has("tags") ? asked.tagged(request.tags("tags")) : asked;
    asked = request.flag("exact") ? asked.exactly() : asked;
    return request.has("duration")
        ? asked.method(DurationMethod.of(request.text("duration")))
        : asked;
  }

  private static List<Map<String, @Nullable Object>> operations(
      ApiSession session, Parameters request) {
    var asked = asked(session, request);
    if (request.has("each")) {
      asked = asked.each(request.text("each"));
    } else if (!request.has("tags")) {
      asked = asked.eachOfFewest();
    }
    var found = request.flag("combined") ? asked.combined().stream().toList() : asked.list();
    return found.stream().map(OperationMethods::row).toList();
  }

  private static Map<String, @Nullable Object> row(OperationMeasurement operation) {
    var row = new LinkedHashMap<String, @Nullable Object>(operation.columns());
    var intervals = new ArrayList<List<Long>>();
    operation
        .intervals()
        .forEach(span ->
            intervals.add(List.of(JobMethods.micros(span.start()), JobMethods.micros(span.end()))));
    row.put("intervals_us", intervals);
    return row;
  }

  private static Map<String, @Nullable Object> costs(ApiSession session, Parameters request) {
    var asked = asked(session, request);
    asked = request.has("tags") ? asked : asked.tagged(OperationCosts.DATA_MOVEMENT);
    var costs =
        switch (request.text("metric", "cpu_time")) {
          case "cpu_time" -> asked.cpuCosts();
          case "duration" -> asked.durationCosts();
          default -> throw Requests.wrong("metric", "cpu_time or duration", request.any("metric"));
        };
    var answer = new LinkedHashMap<String, @Nullable Object>();
    answer.put("percent", costs.percent());
    answer.put("total", costs.total());
    answer.put("operations", MemoryTable.of(costs.operations()));
    answer.put("jobs", MemoryTable.of(costs.jobs()));
    return answer;
  }
}
