package bellwether.cli.api;

import bellwether.query.measured.jobs.JobMeasurement;
import bellwether.query.table.MemoryTable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What can be asked about measured jobs.
final class JobMethods {
  private JobMethods() {}

  static List<ApiMethod> all() {
    return List.of(
        new ApiMethod(
            "jobs",
            "Measured jobs as a table, by start; with `background` also their environment and when the catalog got them.",
            "jobs columns background",
            JobMethods::jobs),
        new ApiMethod(
            "job_ids",
            "The ids of measured jobs.",
            "jobs",
            (session, request) -> Choices.jobs(session, request).ids()),
        new ApiMethod(
            "count_jobs",
            "How many measured jobs there are.",
            "jobs",
            (session, request) -> Choices.jobs(session, request).count()),
        new ApiMethod(
            "partitions",
            "The jobs by the values of some tags, those with the largest sum of durations first.",
            "jobs names",
            JobMethods::partitions),
        new ApiMethod(
            "sql",
            "The answer to a query in SQL over the views that docs/sql.md names.",
            "query",
            (session, request) -> session.measurements().sql(request.text("query"))));
  }

  private static MemoryTable jobs(ApiSession session, Parameters request) {
    boolean background = request.flag("background");
    var rows =
        Choices.jobs(session, request).list().stream()
            .map(job -> row(session, job, background))
            .toList();
    var columns = request.texts("columns");
    if (rows.isEmpty()) {
      return new MemoryTable(columns, List.of());
    }
    var all = MemoryTable.ofMaps(rows);
    return columns.isEmpty() ? all : all.select(columns);
  }

  private static Map<String, @Nullable Object> row(
      ApiSession session, JobMeasurement job, boolean background) {
    var row = new LinkedHashMap<String, @Nullable Object>(job.columns());
    row.put("measurement", job.measurement());
    row.put("zone", job.zone());
    row.put("exit_reason", job.exitReason());
    row.put("sums", job.sums());
    row.put("counters", job.counters());
    row.put("warnings", job.warnings());
    if (background) {
      var kept = session.measurements().background(job);
      row.put("environment", kept.environment());
      row.put("environment_changes", kept.changes());
      row.put("created_us", micros(kept.created()));
      row.put("updated_us", micros(kept.updated()));
    }
    return row;
  }

  static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  private static List<Map<String, Object>> partitions(ApiSession session, Parameters request) {
    return Choices.jobs(session, request).partitions(request.texts("names")).stream()
        .map(partition ->
            Map.<String, Object>of(
                "values",
                partition.values(),
                "jobs",
                partition.jobs().stream().map(JobMeasurement::id).toList()))
        .toList();
  }
}
