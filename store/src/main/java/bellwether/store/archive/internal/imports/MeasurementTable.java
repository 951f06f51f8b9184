package bellwether.store.archive.internal.imports;

import bellwether.store.archive.internal.staging.CounterFaults;
import bellwether.store.internal.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Finds measurements in the catalog, changes and deletes them, inside the caller's transaction.
public final class MeasurementTable {
  private final Connection connection;

  public MeasurementTable(Connection connection) {
    this.connection = connection;
  }

  /// A number that nobody else gets.
  public long reserve() throws SQLException {
    return reserve(1);
  }

  /// The first of so many numbers that nobody else gets.
  public long reserve(int count) throws SQLException {
    return Sql.number(
        connection,
        "UPDATE counter SET next = next + ?1 WHERE name = 'measurement' RETURNING next - ?1",
        count);
  }

  /// All measurements of a scheduler's id, by attempt.
  List<KnownMeasurement> of(String jobid) throws SQLException {
    var known = new ArrayList<KnownMeasurement>();
    try (var statement =
        connection.prepareStatement(
            """
            SELECT id, job_id, attempt, submit_time, content_hash, processes_file, threads_file
            FROM measurement WHERE jobid = ? ORDER BY attempt
            """)) {
      statement.setString(1, jobid);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          known.add(known(rows));
        }
      }
    }
    return known;
  }

  private KnownMeasurement known(ResultSet row) throws SQLException {
    return new KnownMeasurement(
        row.getLong(1),
        row.getLong(2),
        row.getInt(3),
        row.getLong(4),
        row.getString(5),
        hosts(row.getLong(1)),
        row.getString(6),
        row.getString(7));
  }

  private List<String> hosts(long measurement) throws SQLException {
    var hosts = new ArrayList<String>();
    try (var statement =
        connection.prepareStatement(
            "SELECT host FROM measurement_host WHERE measurement_id = ? ORDER BY ordinal")) {
      statement.setLong(1, measurement);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          hosts.add(rows.getString(1));
        }
      }
    }
    return hosts;
  }

  /// Hands on what people made of a measurement to the one that takes its place: annotations, and
  /// its part in reference models. What was computed from its processes, also as an annotation,
  /// goes with them.
  void handOn(long from, long to) throws SQLException {
    for (var computed : CounterFaults.ANNOTATIONS) {
      Sql.update(
          connection,
          "DELETE FROM annotation WHERE measurement_id = ? AND key = ?",
          from,
          computed);
    }
    for (var table : List.of("annotation", "refmodel_job")) {
      Sql.update(
          connection,
          "UPDATE %s SET measurement_id = ? WHERE measurement_id = ?".formatted(table),
          to,
          from);
    }
  }

  /// Takes a measurement and all that hangs on it away.
  void delete(long id) throws SQLException {
    for (var table :
        List.of("measurement_host", "op_sum", "annotation", "analysis", "refmodel_job")) {
      Sql.update(connection, "DELETE FROM " + table + " WHERE measurement_id = ?", id);
    }
    Sql.update(connection, "DELETE FROM measurement WHERE id = ?", id);
  }

  /// Takes it away. An attempt that was measured elsewhere goes with it, and with the last attempt
  /// the job; one of a run stays.
  public void deleteWithImport(long id) throws SQLException {
    long job = Sql.number(connection, "SELECT job_id FROM measurement WHERE id = ?", id);
    long attempt = Sql.number(connection, "SELECT attempt FROM measurement WHERE id = ?", id);
    delete(id);
    if (!isOfRun(job)) {
      new ImportedJobTable(connection).deleteAttempt(job, (int) attempt);
    }
  }

  private boolean isOfRun(long job) throws SQLException {
    return Sql.number(
            connection,
            "SELECT count(*) FROM job_definition WHERE id = ? AND run_id IS NOT NULL",
            job)
        > 0;
  }

  /// Its processes are gone; all else stays.
  public void forgetFiles(long id) throws SQLException {
    Sql.update(
        connection,
        "UPDATE measurement SET processes_file = NULL, threads_file = NULL WHERE id = ?",
        id);
  }
}
