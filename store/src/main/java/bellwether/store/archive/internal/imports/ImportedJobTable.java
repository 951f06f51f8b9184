package bellwether.store.archive.internal.imports;

import bellwether.model.Cause;
import bellwether.model.JobState;
import bellwether.model.Micros;
import bellwether.model.json.JsonWriter;
import bellwether.store.internal.Sql;
import bellwether.store.internal.recording.JsonText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;

/// Keeps measured jobs as jobs like all others: no run, one plain member, an attempt for each
/// measurement, and no events, since nobody saw any.
final class ImportedJobTable {
  private final Connection connection;

  ImportedJobTable(Connection connection) {
    this.connection = connection;
  }

  /// A new job; returns its number.
  long insert(ImportCandidate arrival) throws SQLException {
    long id =
        Sql.number(
            connection, "UPDATE counter SET next = next + 1 WHERE name = 'job' RETURNING next - 1");
    var record = arrival.record();
    Sql.update(
        connection,
        """
        INSERT INTO job_definition (id, run_id, name, first_key, member_count, state, cause, priority, tags, description)
        VALUES (?, NULL, ?, NULL, 1, ?, ?, 0, ?, ?)
        """,
        id,
        record.id(),
        state(arrival).name(),
        cause(arrival),
        new JsonText().putAll(record.tags()).end(),
        JsonWriter.write(Map.of("name", record.id())));
    return id;
  }

  /// An attempt, in place of one that has its number.
  void putAttempt(ImportCandidate arrival, long job, int number) throws SQLException {
    boolean failed = arrival.exitCode() != 0;
    var record = arrival.record();
    Sql.update(
        connection,
        "DELETE FROM attempt WHERE job_id = ? AND ordinal = 0 AND number = ?",
        job,
        number);
    Sql.update(
        connection,
        """
        INSERT INTO attempt (job_id, ordinal, number, state, cause, nodes, start_time,
          end_time, exit_code, user_time_us, system_time_us, minor_faults, major_faults, blocks_read,
          blocks_written, voluntary_switches, involuntary_switches, stdout, stderr)
        VALUES (?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        job,
        number,
        (failed ? JobState.RUN_ERROR : JobState.RUN_DONE).name(),
        cause(arrival),
        arrival.read().hosts().stream().collect(Collectors.joining(",")),
        Micros.of(record.start()),
        Micros.of(record.end()),
        arrival.exitCode(),
        arrival.sum("usertime"),
        arrival.sum("systemtime"),
        arrival.sum("minflt"),
        arrival.sum("majflt"),
        arrival.sum("inblock"),
        arrival.sum("outblock"),
        arrival.sum("vol_ctxsw"),
        arrival.sum("invol_ctxsw"),
        text(record.status().get("stdout")),
        text(record.status().get("stderr")));
  }

  private static @org.jspecify.annotations.Nullable String text(
      @org.jspecify.annotations.Nullable Object value) {
    return value == null ? null : value.toString();
  }

  /// Gives the job the state of its last attempt.
  void settle(long job) throws SQLException {
    Sql.update(
        connection,
        """
        INSERT INTO iteration (job_id, ordinal, state, cause, attempts)
        SELECT job_id, 0, CASE WHEN state = 'RUN_DONE' THEN 'JOB_FINISHED' ELSE 'FAILED' END, cause, number
        FROM attempt WHERE job_id = ? ORDER BY number DESC LIMIT 1
        ON CONFLICT (job_id, ordinal) DO UPDATE SET
          state = excluded.state, cause = excluded.cause, attempts = excluded.attempts
        """,
        job);
    Sql.update(
        connection,
        """
        UPDATE job_definition SET (state, cause) = (SELECT state, cause FROM iteration WHERE job_id = job_definition.id)
        WHERE id = ?
        """,
        job);
  }

  /// Takes an attempt away, and with the last one the job.
  void deleteAttempt(long job, int number) throws SQLException {
    Sql.update(connection, "DELETE FROM attempt WHERE job_id = ? AND number = ?", job, number);
    if (Sql.number(connection, "SELECT count(*) FROM attempt WHERE job_id = ?", job) > 0) {
      settle(job);
    } else {
      Sql.update(connection, "DELETE FROM iteration WHERE job_id = ?", job);
      Sql.update(connection, "DELETE FROM job_definition WHERE id = ?", job);
    }
  }

  private static JobState state(ImportCandidate arrival) {
    return arrival.exitCode() == 0 ? JobState.JOB_FINISHED : JobState.FAILED;
  }

  private static @org.jspecify.annotations.Nullable String cause(ImportCandidate arrival) {
    return arrival.exitCode() == 0 ? null : Cause.EXIT_CODE.word();
  }
}
