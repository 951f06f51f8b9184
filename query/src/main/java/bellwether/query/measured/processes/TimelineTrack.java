package bellwether.query.measured.processes;

import bellwether.model.Micros;
import bellwether.query.measured.jobs.Span;
import bellwether.query.sql.SqlFragment;
import bellwether.query.table.IsoTimes;
import bellwether.store.archive.SaturatedSums;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// When processes of one kind ran in a job.
///
/// @param measurement the catalog's number of the job's measurement
/// @param name of the kind, such as an operation
/// @param runs in order; they do not touch each other
public record TimelineTrack(long measurement, String job, String name, List<Run> runs) {
  private static final String SQL =
      """
      SELECT m, lane, min(s), max(e), count(*), %s, any_value(jobid) FROM (
        SELECT *, sum(CASE WHEN s <= before THEN 0 ELSE 1 END) OVER
          (PARTITION BY m, lane ORDER BY s, e, id ROWS UNBOUNDED PRECEDING) AS island
        FROM (
          SELECT *, max(e) OVER (PARTITION BY m, lane ORDER BY s, e, id
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
          FROM (
            SELECT processes.id, processes.id >> 24 AS m, CAST(%s AS VARCHAR) AS lane,
              epoch_us(processes.start) AS s, epoch_us(processes."end") AS e,
              processes.cpu_time AS c, processes.jobid
            FROM %s WHERE %s)
          WHERE lane IS NOT NULL AND e >= s))
      GROUP BY m, lane, island ORDER BY m, 3
      """;

  /// Copies the list.
  public TimelineTrack {
    runs = List.copyOf(runs);
  }

  /// A stretch of time in which at least one process of the kind ran.
  ///
  /// @param processes how many started in it
  public record Run(Span span, long processes, Duration cpuTime) {}

  private record Part(long measurement, String job, String lane, Run run) {}

  /// @param grouping a column, or `tags.NAME`
  public static List<TimelineTrack> of(ProcessScope scope, String grouping) {
    var where = scope.where();
    var sql =
        SQL.formatted(
            SaturatedSums.sql("c"), Grouping.sql(scope, grouping), scope.view(), where.sql());
    var found = new LinkedHashMap<Map.Entry<Long, String>, List<Part>>();
    scope
        .source()
        .archive()
        .list(scope.measurements(), new SqlFragment(sql, where.values()), TimelineTrack::part)
        .forEach(piece ->
            found
                .computeIfAbsent(Map.entry(piece.measurement, piece.lane), _ -> new ArrayList<>())
                .add(piece));
    return found.values().stream()
        .map(pieces ->
            new TimelineTrack(
                pieces.getFirst().measurement,
                pieces.getFirst().job,
                pieces.getFirst().lane,
                pieces.stream().map(Part::run).toList()))
        .toList();
  }

  private static Part part(ResultSet row) throws SQLException {
    var span = new Span(Micros.time(row.getLong(3)), Micros.time(row.getLong(4)));
    var run = new Run(span, row.getLong(5), Duration.of(row.getLong(6), ChronoUnit.MICROS));
    return new Part(row.getLong(1), row.getString(7), row.getString(2), run);
  }

  /// How long at least one process ran.
  public Duration duration() {
    return runs.stream().map(run -> run.span.length()).reduce(Duration.ZERO, Duration::plus);
  }

  /// A row for each run: `job`, `jobid`, `lane`, `start`, `end`, `start_us`, `end_us`, `duration`,
  /// `num_procs`, `cpu_time`.
  public List<Map<String, @Nullable Object>> rows() {
    return runs.stream().map(this::row).toList();
  }

  private Map<String, @Nullable Object> row(Run run) {
    var row = new LinkedHashMap<String, @Nullable Object>();
    row.put("job", job);
    row.put("jobid", job);
    row.put("lane", name);
    row.put("start", IsoTimes.text(run.span.start()));
    row.put("end", IsoTimes.text(run.span.end()));
    row.put("start_us", Micros.of(run.span.start()));
    row.put("end_us", Micros.of(run.span.end()));
    row.put("duration", Micros.of(run.span.length()));
    row.put("num_procs", run.processes);
    row.put("cpu_time", Micros.of(run.cpuTime));
    return row;
  }
}
