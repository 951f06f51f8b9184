package bellwether.store.internal;

import bellwether.model.Micros;
import bellwether.store.Liveness;
import bellwether.store.ManagerProcess;
import bellwether.store.NewRun;
import bellwether.store.RunHeldException;
import bellwether.store.RunRecord;
import bellwether.store.RunState;
import bellwether.store.StoredWords;
import bellwether.store.WorkflowIdentity;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Workflows, runs and allocations on one connection, inside the caller's transaction.
final class RunTable {
  private static final String SELECT =
      """
      SELECT run.id, hash, name, arguments, origin_id, state, source, directory, options, host,
        boot_id, pid, start_ticks, mark, start_time, end_time, reason, workflow_id
      FROM run JOIN workflow_identity ON workflow_identity.id = run.workflow_id
      """;

  private final Connection connection;
  private final Problems problems;

  RunTable(Connection connection, Problems problems) {
    this.connection = connection;
    this.problems = problems;
  }

  Optional<RunRecord> find(long run) throws SQLException {
    return Sql.first(connection, RunTable::record, SELECT + "WHERE run.id = ?", run);
  }

  Optional<RunRecord> last() throws SQLException {
    return Sql.first(connection, RunTable::record, SELECT + "ORDER BY run.id DESC LIMIT 1");
  }

  Optional<RunRecord> lastOf(String source) throws SQLException {
    return Sql.first(
        connection,
        RunTable::record,
        SELECT + "WHERE source = ? ORDER BY run.id DESC LIMIT 1",
        source);
  }

  Optional<RunRecord> lastOfWorkflow(String hash) throws SQLException {
    return Sql.first(
        connection, RunTable::record, SELECT + "WHERE hash = ? ORDER BY run.id DESC LIMIT 1", hash);
  }

  /// The last run of each of the workflows of this name, the latest first.
  List<RunRecord> lastOfEachNamed(String name, int most) throws SQLException {
    return Sql.list(
        connection,
        RunTable::record,
        SELECT
            + """
            WHERE run.id IN (SELECT max(r.id) FROM run r JOIN workflow_identity w ON w.id = r.workflow_id
              WHERE w.name = ? GROUP BY w.id)
            ORDER BY run.id DESC LIMIT ?
            """,
        name,
        most);
  }

  Optional<RunRecord> lastOn(long origin) throws SQLException {
    return Sql.first(
        connection,
        RunTable::record,
        SELECT + "WHERE origin_id = ? ORDER BY run.id DESC LIMIT 1",
        origin);
  }

  /// The number of the run that brought the jobs of `run`.
  long originOf(long run) throws SQLException {
    return find(run)
        .orElseThrow(
            () -> problems.because("has no run %d; bellwether runs lists them".formatted(run)))
        .origin();
  }

  RunRecord insert(NewRun run) throws SQLException {
    var origin = run.origin() == null ? null : (Long) originOf(run.origin());
    long id =
        Sql.number(
            connection,
            """
            INSERT INTO run (workflow_id, origin_id, state, source, directory, options, host,
              boot_id, pid, start_ticks, user, mark, start_time)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
            """,
            workflow(run),
            origin,
            RunState.RUNNING.name(),
            run.source(),
            run.directory(),
            run.options(),
            run.manager().host(),
            run.manager().bootId(),
            run.manager().pid(),
            run.manager().startTicks(),
            run.user(),
            run.mark(),
            Micros.of(run.startTime()));
    Sql.update(connection, "UPDATE run SET origin_id = id WHERE id = ? AND origin_id IS NULL", id);
    event(id, null, null, RunState.RUNNING, run.startTime());
    return find(id).orElseThrow();
  }

  /// Its description is no part of its identity: it is that of the last run that had one.
  private long workflow(NewRun run) throws SQLException {
    var workflow = run.workflow();
    Sql.update(
        connection,
        """
        INSERT INTO workflow_identity (hash, name, arguments, created_time, description)
        VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (hash) DO UPDATE SET description = excluded.description
        WHERE excluded.description IS NOT NULL
        """,
        workflow.hash(),
        workflow.name(),
        workflow.arguments(),
        Micros.of(run.startTime()),
        run.description());
    return Sql.number(
        connection, "SELECT id FROM workflow_identity WHERE hash = ?", workflow.hash());
  }

  /// Refuses when a live manager works on the jobs of `origin`; marks dead ones' runs STOPPED.
  ///
  /// @param counts how their members stand ([MemberCounts#json]); null: they are counted later
  void takeOver(long origin, Liveness liveness, Instant time, @Nullable String counts)
      throws SQLException {
    for (var run : running(origin)) {
      if (liveness.isAlive(run.manager())) {
        throw new RunHeldException(problems.place(), run);
      }
      var manager = run.manager();
      end(
          run.id(),
          RunState.STOPPED,
          time,
          "its manager, process %d on %s, was gone".formatted(manager.pid(), manager.host()));
      MemberCounts.keep(connection, run.id(), counts);
    }
  }

  private List<RunRecord> running(long origin) throws SQLException {
    return on(origin).stream().filter(run -> run.state() == RunState.RUNNING).toList();
  }

  /// All that worked on the jobs of `origin`, by ascending number.
  List<RunRecord> on(long origin) throws SQLException {
    var runs = new ArrayList<RunRecord>();
    try (var statement =
        connection.prepareStatement(SELECT + "WHERE origin_id = ? ORDER BY run.id")) {
      statement.setLong(1, origin);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          runs.add(record(rows));
        }
      }
    }
    return runs;
  }

  void end(long run, RunState state, Instant time, @Nullable String reason) throws SQLException {
    endAllocations(run, state, time);
    Sql.update(
        connection,
        "UPDATE run SET state = ?, end_time = ?, reason = ? WHERE id = ?",
        state.name(),
        Micros.of(time),
        reason,
        run);
    event(run, null, RunState.RUNNING, state, time);
  }

  private void endAllocations(long run, RunState state, Instant time) throws SQLException {
    var open = new ArrayList<Long>();
    try (var statement =
        connection.prepareStatement(
            "SELECT id FROM allocation WHERE run_id = ? AND end_time IS NULL")) {
      statement.setLong(1, run);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          open.add(rows.getLong(1));
        }
      }
    }
    for (var allocation : open) {
      Sql.update(
          connection,
          "UPDATE allocation SET end_time = ? WHERE id = ?",
          Micros.of(time),
          allocation);
      event(run, allocation, RunState.RUNNING, state, time);
    }
  }

  /// An event of a run, or with `allocation` one of that.
  void event(
      long run, @Nullable Long allocation, @Nullable RunState from, RunState to, Instant time)
      throws SQLException {
    Sql.update(
        connection,
        """
        INSERT INTO event (seq, time, run_id, allocation_id, from_state, to_state, weight)
        SELECT coalesce(max(seq), 0) + 1, ?, ?, ?, ?, ?, 0 FROM event
        """,
        Micros.of(time),
        run,
        allocation,
        from == null ? null : from.name(),
        to.name());
  }

  private static RunRecord record(ResultSet row) throws SQLException {
    var manager =
        new ManagerProcess(row.getString(10), row.getString(11), row.getInt(12), row.getLong(13));
    long end = row.getLong(16);
    var endTime = row.wasNull() ? null : Micros.time(end);
    return new RunRecord(
        row.getLong(1),
        row.getLong(18),
        new WorkflowIdentity(row.getString(2), row.getString(3), row.getString(4)),
        row.getLong(5),
        StoredWords.runState(row.getString(6), row.getLong(1)),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        manager,
        row.getString(14),
        Micros.time(row.getLong(15)),
        endTime,
        row.getString(17));
  }
}
