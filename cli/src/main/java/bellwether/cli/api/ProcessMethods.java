package bellwether.cli.api;

import bellwether.query.Tags;
import bellwether.query.measured.ProcessQuery;
import bellwether.query.measured.processes.ProcessMeasurement;
import bellwether.query.table.StreamedTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What can be asked about processes and threads.
final class ProcessMethods {
  private static final String CHOICE = "jobs processes";

  private ProcessMethods() {}

  static List<ApiMethod> all() {
    return List.of(
        new ApiMethod(
            "processes",
            "Processes as a table, by start: all columns, or only some, or all without some.",
            CHOICE + " columns without",
            ProcessMethods::processes),
        new ApiMethod(
            "process_ids",
            "The ids of processes.",
            CHOICE,
            (session, request) -> Choices.processes(session, request).ids()),
        new ApiMethod(
            "count_processes",
            "How many processes there are.",
            CHOICE,
            (session, request) -> Choices.processes(session, request).count()),
        new ApiMethod(
            "relatives",
            "A process's parent, children, ancestors or descendants as a table.",
            "id of columns without",
            (session, request) ->
                chosen(relatives(session, request, process(session, request)).table(), request)),
        new ApiMethod(
            "count_relatives",
            "How many children, ancestors or descendants a process has.",
            "id of",
            (session, request) -> relatives(session, request, process(session, request)).count()),
        new ApiMethod(
            "threads",
            "The threads of processes as a table.",
            CHOICE,
            (session, request) -> Choices.processes(session, request).threads().table()),
        new ApiMethod(
            "histogram",
            "How many processes have each value of a column, or what a counter adds up to.",
            CHOICE + " column counter",
            ProcessMethods::histogram),
        new ApiMethod(
            "process_tags",
            "The distinct tags of processes, without some names; the values of each name; the names by frequency.",
            "jobs exclude",
            ProcessMethods::tags));
  }

  private static StreamedTable processes(ApiSession session, Parameters request) {
    return chosen(Choices.processes(session, request).table(), request);
  }

  /// The columns that a request names, or all but those that it leaves out.
  static StreamedTable chosen(StreamedTable table, Parameters request) {
    var columns = request.texts("columns");
    var without = request.texts("without");
    if (columns.isEmpty() && without.isEmpty()) {
      return table;
    }
    return table.select(
        columns.isEmpty()
            ? table.columns().stream().filter(name -> !without.contains(name)).toList()
            : columns);
  }

  private static ProcessMeasurement process(ApiSession session, Parameters request) {
    long id = request.number("id");
    return session
        .measurements()
        .processes()
        .find(id)
        .orElseThrow(() -> Requests.notFound("There is no process " + id));
  }

  private static ProcessQuery relatives(
      ApiSession session, Parameters request, ProcessMeasurement process) {
    var all = session.measurements().processes();
    return switch (request.text("of")) {
      case "parent" -> all.ids(process.parent() == null ? List.of() : List.of(process.parent()));
      case "children" -> all.children(process);
      case "ancestors" -> all.ancestors(process);
      case "descendants" -> all.descendants(process);
      default ->
          throw Requests.wrong(
              "of", "one of parent, children, ancestors, descendants", request.any("of"));
    };
  }

  private static Map<String, Long> histogram(ApiSession session, Parameters request) {
    var processes = Choices.processes(session, request);
    return request.has("counter")
        ? processes.histogramOf(request.text("column"), request.text("counter"))
        : processes.histogram(request.text("column"));
  }

  private static Map<String, @Nullable Object> tags(ApiSession session, Parameters request) {
    var excluded = request.texts("exclude");
    var all = Choices.jobs(session, request).processTags();
    var known = excluded.isEmpty() ? all : all.without(excluded);
    var answer = new LinkedHashMap<String, @Nullable Object>();
    answer.put("tags", known.all().stream().map(Tags::values).toList());
    answer.put("values", sorted(known.byCardinality()));
    answer.put("by_frequency", known.byFrequency());
    return answer;
  }

  private static Map<String, List<String>> sorted(Map<String, Set<String>> values) {
    var sorted = new LinkedHashMap<String, List<String>>();
    values.forEach((name, set) -> sorted.put(name, List.copyOf(set)));
    return sorted;
  }
}
