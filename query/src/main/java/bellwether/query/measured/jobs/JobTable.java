package bellwether.query.measured.jobs;

import bellwether.model.Micros;
import bellwether.query.MeasuredException;
import bellwether.query.jobs.JobRow;
import bellwether.query.measured.source.MeasurementSource;
import bellwether.query.sql.CatalogCopy;
import bellwether.query.sql.CatalogRows;
import bellwether.query.sql.CatalogView;
import bellwether.query.sql.SqlFragment;
import bellwether.query.sql.Unknown;
import bellwether.query.table.Order;
import bellwether.store.archive.Archive;
import bellwether.store.archive.ArchiveException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// Jobs of runs and imported ones as one table `jobs`, for conditions and orders in SQL. It has the
/// columns of both, and each counter that any job has.
public final class JobTable {
  private static final String ROWS =
      "place BIGINT, run BIGINT, job VARCHAR, value VARCHAR, state VARCHAR, attempts BIGINT, exit_code BIGINT, signal BIGINT, cause VARCHAR, start_us BIGINT, end_us BIGINT, cpu_time_us BIGINT, peak_memory_bytes BIGINT, nodes VARCHAR, stdout VARCHAR, stderr VARCHAR, job_id BIGINT";
  private static final String COLUMNS =
      "jobid VARCHAR, jobname VARCHAR, user VARCHAR, attempt BIGINT, submit_us BIGINT, cpu_time BIGINT, exitcode BIGINT, num_procs BIGINT, num_threads BIGINT, tags VARCHAR, sums VARCHAR";
  private static final String MEASURED =
      """
      SELECT m.jobid, m.name, m.user, m.attempt, m.submit_time, m.cpu_time_us,
        coalesce(m.earliest_exit_code, m.exit_code), m.process_count, m.thread_count, m.tags,
        m.sums
      FROM measurement m JOIN job_definition j ON j.id = m.job_id
      WHERE j.run_id IS NULL AND m.attempt =
        (SELECT max(attempt) FROM measurement o WHERE o.job_id = m.job_id)
      """;
  private static final String SHOWN =
      """
      run, job, value, state, attempts, exit_code, signal, cause,
      make_timestamp(start_us) AS start_time, make_timestamp(end_us) AS end_time, cpu_time_us,
      peak_memory_bytes, nodes, stdout,
      stderr, job_id, jobid, jobname, user, attempt, make_timestamp(submit_us) AS submit,
      make_timestamp(start_us) AS start, make_timestamp(end_us) AS "end", submit_us, start_us,
      end_us, end_us - start_us AS duration, cpu_time, exitcode, num_procs, num_threads, tags
      """;
  private static final Set<String> OF_ROWS =
      Set.of("num_procs", "num_threads", "cpu_time", "duration", "place");

  private final MeasurementSource source;
  private final List<JobRow> rows;

  public JobTable(MeasurementSource source, List<JobRow> rows) {
    this.source = source;
    this.rows = List.copyOf(rows);
  }

  /// Those rows that satisfy all conditions, in the order that is asked for; rows without a value
  /// come last, equal ones stay as they are.
  ///
  /// @throws MeasuredException when a condition or a column is not known
  public List<JobRow> where(List<String> conditions, List<Order> orders) {
    try (var connection = source.archive().connectForStream(Set.of(), null)) {
      fill(connection);
      conditions.forEach(condition -> require(connection, condition));
      var columns = columns(connection);
      var sorted =
          orders.stream().map(order -> sorted(order, columns)).collect(Collectors.joining());
      var all =
          conditions.stream()
              .map(condition -> "(" + condition + "\n)")
              .collect(Collectors.joining(" AND "));
      return CatalogRows.list(
          connection,
          SqlFragment.of(
              "SELECT place FROM jobs WHERE %s ORDER BY %s place"
                  .formatted(all.isEmpty() ? "true" : all, sorted)),
          row -> rows.get((int) row.getLong(1)));
    } catch (SQLException e) {
      throw CatalogRows.refused("The catalog", e);
    }
  }

  private static void require(Connection connection, String condition) {
    try {
      Archive.requireQuery(connection, "SELECT 1 FROM jobs WHERE (" + condition + "\n)");
    } catch (ArchiveException e) {
      throw Unknown.condition(e);
    }
  }

  private static Set<String> columns(Connection connection) throws SQLException {
    var names =
        CatalogRows.list(connection, SqlFragment.of("DESCRIBE jobs"), row -> row.getString(1));
    names.remove("place");
    return new LinkedHashSet<>(names);
  }

  private static String sorted(Order order, Set<String> columns) {
    if (!columns.contains(order.column())) {
      throw Unknown.column("jobs", order.column(), columns);
    }
    return "\"%s\"%s NULLS LAST, ".formatted(order.column(), order.direction());
  }

  private void fill(Connection connection) throws SQLException {
    execute(connection, "CREATE TABLE found (" + ROWS + ")");
    var duck = connection.unwrap(DuckDBConnection.class);
    try (var appender = duck.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "found")) {
      for (int i = 0; i < rows.size(); i++) {
        append(appender, i, rows.get(i));
      }
    }
    var measured = new CatalogCopy("measured", CatalogView.columns(COLUMNS));
    CatalogCopy.begin(connection);
    measured.make(connection);
    measured.fill(connection, source.catalog(), SqlFragment.of(MEASURED));
    execute(
        connection,
        "CREATE VIEW jobs AS SELECT place, %s%s FROM found LEFT JOIN measured ON run IS NULL AND job = jobid"
            .formatted(SHOWN, counters()));
  }

  private String counters() {
    var names = new TreeSet<>(JobColumns.named(source.catalog()));
    OF_ROWS.forEach(names::remove);
    return names.stream()
        .map(name -> ", CAST(sums ->> '$.\"%1$s\"' AS BIGINT) AS \"%1$s\"".formatted(name))
        .collect(Collectors.joining());
  }

  private static void append(DuckDBAppender appender, long place, JobRow row) throws SQLException {
    appender.beginRow();
    appender.append(place);
    append(appender, row.run());
    append(appender, row.job());
    append(appender, row.value());
    append(appender, row.state().name());
    appender.append((long) row.attempts());
    append(appender, row.exitCode());
    append(appender, row.signal());
    append(appender, row.cause() == null ? null : row.cause().word());
    append(appender, micros(row.startTime()));
    append(appender, micros(row.endTime()));
    append(appender, row.cpuTime() == null ? null : Micros.of(row.cpuTime()));
    append(appender, row.peakMemory() == null ? null : row.peakMemory().count());
    append(appender, String.join(",", row.nodes()));
    append(appender, row.stdout());
    append(appender, row.stderr());
    append(appender, row.jobId());
    appender.endRow();
  }

  private static @Nullable Long micros(@Nullable Instant time) {
    return time == null ? null : (Long) Micros.of(time);
  }

  private static void append(DuckDBAppender appender, @Nullable Object value) throws SQLException {
    switch (value) {
      case null -> appender.appendNull();
      case Number number -> appender.append(number.longValue());
      default -> appender.append(value.toString());
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
