package bellwether.query.runs;

import bellwether.model.JobState;
import bellwether.model.Micros;
import bellwether.query.QueryException;
import bellwether.query.jobs.StateCounts;
import bellwether.store.CatalogReader;
import bellwether.store.Liveness;
import bellwether.store.ManagerProcess;
import bellwether.store.RunState;
import bellwether.store.StoredWords;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Answers which runs there were and how they stand. Not thread-safe.
///
/// Plain JDBC: these few statements never change, and `bellwether runs` cannot afford the start of
/// jOOQ.
public final class Runs {
  private static final String SELECT =
      """
      SELECT run.id, origin_id, name, state, start_time, end_time, source, directory, host,
        boot_id, pid, start_ticks, mark, reason, states
      FROM run JOIN workflow_identity ON workflow_identity.id = run.workflow_id
      """;

  /// Members with a row of their own, and those that share the state of their job.
  private static final String COUNT =
      """
      SELECT iteration.state, count(*) FROM job_definition JOIN iteration ON job_id = job_definition.id
      WHERE run_id = ? GROUP BY iteration.state
      UNION ALL
      SELECT state, sum(member_count - (SELECT count(*) FROM iteration WHERE job_id = job_definition.id))
      FROM job_definition WHERE run_id = ? GROUP BY state
      """;

  private final CatalogReader reader;
  private final Liveness liveness;

  public Runs(CatalogReader reader, Liveness liveness) {
    this.reader = reader;
    this.liveness = liveness;
  }

  /// All of them, the latest last.
  public List<RunRow> all() {
    return runs("ORDER BY run.id", null);
  }

  /// The run of this number.
  public Optional<RunRow> find(long id) {
    return runs("WHERE run.id = ?", id).stream().findFirst();
  }

  /// The one that began last.
  public Optional<RunRow> latest() {
    return runs("ORDER BY run.id DESC LIMIT 1", null).stream().findFirst();
  }

  /// The one that worked last on the jobs that `origin` brought.
  public Optional<RunRow> latestOn(long origin) {
    return runs("WHERE origin_id = ? ORDER BY run.id DESC LIMIT 1", origin).stream().findFirst();
  }

  /// All that worked on the jobs that `origin` brought, the latest last.
  public List<RunRow> on(long origin) {
    return runs("WHERE origin_id = ? ORDER BY run.id", origin);
  }

  /// All of a workflow, the latest last.
  public List<RunRow> ofWorkflow(long workflow) {
    return runs("WHERE workflow_id = ? ORDER BY run.id", workflow);
  }

  private List<RunRow> runs(String rest, @Nullable Long parameter) {
    return query(
        SELECT + rest,
        parameter,
        rows -> {
          var runs = new ArrayList<RunRow>();
          while (rows.next()) {
            runs.add(run(rows));
          }
          return runs;
        });
  }

  /// How many members of a run's jobs are in which state: at its end, or now.
  public StateCounts counts(RunRow run) {
    return run.counts() != null ? run.counts() : counts(run.origin());
  }

  /// How many members of the jobs that a run brought are in which state now.
  public StateCounts counts(long origin) {
    return query(
        COUNT,
        origin,
        rows -> {
          var counts = new EnumMap<JobState, Long>(JobState.class);
          while (rows.next()) {
            counts.merge(StoredWords.state(rows.getString(1), origin), rows.getLong(2), Long::sum);
          }
          return new StateCounts(counts);
        });
  }

  private RunRow run(ResultSet row) throws SQLException {
    var manager =
        new ManagerProcess(row.getString(9), row.getString(10), row.getInt(11), row.getLong(12));
    var state = StoredWords.runState(row.getString(4), row.getLong(1));
    boolean gone = state == RunState.RUNNING && !liveness.isAlive(manager);
    long start = row.getLong(5);
    long end = row.getLong(6);
    var endTime = row.wasNull() ? null : Micros.time(end);
    return new RunRow(
        row.getLong(1),
        row.getLong(2),
        row.getString(3),
        gone ? RunState.STOPPED : state,
        gone,
        Micros.time(start),
        endTime,
        row.getString(7),
        row.getString(8),
        manager,
        row.getString(13),
        gone ? null : row.getString(14),
        StateCounts.parse(row.getString(15), row.getLong(1)));
  }

  private interface Reading<T> {
    T from(ResultSet rows) throws SQLException;
  }

  private <T> T query(String sql, @Nullable Long parameter, Reading<T> reading) {
    try (var statement = reader.connection().prepareStatement(sql)) {
      bind(statement, parameter);
      try (var rows = statement.executeQuery()) {
        return reading.from(rows);
      }
    } catch (SQLException e) {
      throw new QueryException(e);
    }
  }

  /// All question marks of a statement mean the same.
  private static void bind(PreparedStatement statement, @Nullable Long parameter)
      throws SQLException {
    if (parameter != null) {
      int marks = statement.getParameterMetaData().getParameterCount();
      for (int i = 1; i <= marks; i++) {
        statement.setLong(i, parameter);
      }
    }
  }
}
