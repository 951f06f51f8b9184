package bellwether.store.internal;

import bellwether.model.Micros;
import bellwether.store.Tables;
import bellwether.store.dialect.Dialect;
import bellwether.store.dialect.Dialects;
import java.sql.Connection;
import java.sql.SQLException;

/// Moves ranges of members of a run that nobody manages to another state. What becomes new has all
/// its attempts before it. Each range inside the caller's transaction. Not thread-safe.
final class Mover {
  private static final String JOB_DEFINITION = Tables.JOB_DEFINITION.getName();

  private static final String EVENT =
      "INSERT INTO event (time, run_id, job_id, ordinal, attempt, from_state, to_state, cause, weight, data) SELECT ?, ?, ";

  private final Connection connection;
  private final Dialect dialect;
  private final long run;
  private final Move move;

  /// @param run the one that the events belong to
  Mover(Connection connection, long run, Move move) {
    this.connection = connection;
    this.dialect = Dialects.of(connection);
    this.run = run;
    this.move = move;
  }

  /// Moves those members of a range that are in one of the states; returns how many.
  long move(MemberRange range) throws SQLException {
    long moved = moveRows(range);
    return range.endsJobs() ? moved + moveCommon(range) : moved;
  }

  /// Moves one member, also one that shares the state of its job until now.
  long moveOne(long job, int ordinal, MemberRange range) throws SQLException {
    Sql.update(
        connection,
        "INSERT INTO iteration SELECT id, ?, state, cause, 0 FROM %s WHERE id = ? AND member_count > ? AND %s ON CONFLICT DO NOTHING"
            .formatted(JOB_DEFINITION, move.condition()),
        ordinal,
        job,
        ordinal);
    return moveRows(range);
  }

  private int moveRows(MemberRange range) throws SQLException {
    var rows = range.members(dialect) + " AND " + move.condition();
    int events =
        addEvents("job_id, ordinal, nullif(attempts, 0), state, ?, ?, 0, ? FROM iteration", rows);
    if (events > 0) {
      put("iteration", rows);
    }
    return events;
  }

  /// Members without a row of their own share the state of their job.
  private long moveCommon(MemberRange range) throws SQLException {
    var rest =
        "member_count - (SELECT count(*) FROM iteration WHERE job_id = %s.id)"
            .formatted(JOB_DEFINITION);
    var jobs = "%s AND %s AND %s > 0".formatted(range.jobs(dialect), move.condition(), rest);
    long members =
        Sql.number(
            connection,
            "SELECT coalesce(sum(%s), 0) FROM %s WHERE %s".formatted(rest, JOB_DEFINITION, jobs));
    if (members > 0) {
      addEvents("id, NULL, NULL, state, ?, ?, 0, ? FROM " + JOB_DEFINITION, jobs);
      put(JOB_DEFINITION, jobs);
    }
    return members;
  }

  private int addEvents(String columns, String condition) throws SQLException {
    return Sql.update(
        connection,
        EVENT + columns + " WHERE " + condition,
        Micros.of(move.time()),
        run,
        move.to().name(),
        move.causeWord(),
        move.data());
  }

  private void put(String table, String condition) throws SQLException {
    Sql.update(
        connection,
        "UPDATE %s SET state = ?, cause = ? WHERE %s".formatted(table, condition),
        move.to().name(),
        move.causeWord());
  }
}
