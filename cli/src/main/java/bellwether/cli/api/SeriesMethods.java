package bellwether.cli.api;

import bellwether.analyze.series.SeriesReader;
import bellwether.analyze.series.SeriesScope;
import bellwether.analyze.series.StepSeries;
import bellwether.analyze.series.Weighting;
import bellwether.manager.ManagerLiveness;
import bellwether.model.Micros;
import bellwether.query.TimeRange;
import bellwether.query.runs.RunRow;
import bellwether.query.runs.Runs;
import bellwether.query.table.MemoryTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What can be asked about how runs and workflows went over time (docs/reports.md).
final class SeriesMethods {
  private final Parameters request;
  private final SeriesReader reader;
  private final SeriesScope scope;

  private SeriesMethods(ApiSession session, Parameters request) {
    this.request = request;
    var runs = new Runs(session.catalog(), new ManagerLiveness());
    reader = new SeriesReader(session.catalog(), runs);
    scope = scope(runs).during(new TimeRange(time("since_us"), time("until_us")));
  }

  static List<ApiMethod> all() {
    return List.of(
        new ApiMethod(
            "series",
            "A time series of a run (the latest), a workflow or an allocation as a table, by `weight`, `cores` or `count`; throughput into `state`.",
            "name run workflow allocation since_us until_us by state",
            (session, request) -> new SeriesMethods(session, request).answer()));
  }

  private SeriesScope scope(Runs runs) {
    if (request.has("workflow")) {
      return SeriesScope.ofWorkflow(request.number("workflow"));
    }
    if (request.has("allocation")) {
      return SeriesScope.ofAllocation(request.number("allocation"));
    }
    var run = request.has("run") ? runs.find(request.number("run")) : runs.latest();
    return SeriesScope.ofRun(
        run.map(RunRow::id)
            .orElseThrow(() ->
                Requests.notFound(
                    request.has("run")
                        ? "There is no run " + request.number("run")
                        : "Nothing has run yet")));
  }

  private @Nullable Instant time(String name) {
    return request.has(name) ? Micros.time(request.number(name)) : null;
  }

  private MemoryTable answer() {
    var name = request.text("name");
    if (name.equals("failures")) {
      return table(List.of("time_us", "value", "cause"), reader.failures(scope).byCause());
    }
    var series =
        switch (name) {
          case "throughput" -> reader.throughput(scope, RunMethods.state(state()));
          case "utilization" -> reader.utilization(scope, weighting());
          case "available" -> reader.available(scope, held());
          case "efficiency" -> reader.efficiency(scope, held()).series();
          case "queue_depth", "queue-depth" -> reader.queueDepth(scope);
          default ->
              throw Requests.wrong(
                  "name",
                  "throughput, utilization, available, efficiency, queue_depth or failures",
                  name);
        };
    return table(List.of("time_us", "value"), Map.of(name, series));
  }

  private String state() {
    return request.text("state", "JOB_FINISHED");
  }

  private Weighting weighting() {
    return switch (request.text("by", "weight")) {
      case "weight" -> Weighting.WEIGHT;
      case "cores" -> Weighting.CORES;
      case "count" -> Weighting.COUNT;
      default -> throw Requests.wrong("by", "weight, cores or count", request.any("by"));
    };
  }

  /// Allocations hold nodes and cores, not jobs.
  private Weighting held() {
    var weighting = weighting();
    if (weighting == Weighting.COUNT) {
      throw Requests.wrong("by", "weight or cores", request.any("by"));
    }
    return weighting;
  }

  private static MemoryTable table(List<String> columns, Map<String, StepSeries> lines) {
    var rows = new ArrayList<List<@Nullable Object>>();
    lines.forEach((cause, series) -> {
      for (int i = 0; i < series.size(); i++) {
        rows.add(
            List.<@Nullable Object>of(series.time(i), series.value(i), cause)
                .subList(0, columns.size()));
      }
    });
    return MemoryTable.ofRows(columns, rows);
  }
}
