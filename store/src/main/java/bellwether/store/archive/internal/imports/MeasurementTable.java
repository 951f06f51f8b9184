package bellwether.store.archive.internal.imports;

import bellwether.collect.OperationSums;
import bellwether.model.Micros;
import bellwether.model.json.JsonWriter;
import bellwether.store.archive.CompressedText;
import bellwether.store.archive.internal.staging.CounterFaults;
import bellwether.store.internal.Sql;
import bellwether.store.internal.recording.JsonText;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes and finds measurements in the catalog, inside the caller's transaction.
public final class MeasurementTable {
  private static final String INSERT =
      """
      INSERT INTO measurement (id, job_id, ordinal, attempt, jobid, name, user, submit_time,
        start_time, end_time, zone, exit_code, earliest_exit_code, exit_reason, source, content_hash,
        processes_file, threads_file, process_count, thread_count, cpu_time_us, counters, sums,
        process_tags, tags, environment, environment_changes, status, warnings, skipped,
        skipped_count, created_time, updated_time)
      VALUES (?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
        ?, ?, ?)
      """;

  private final Connection connection;

  public MeasurementTable(Connection connection) {
    this.connection = connection;
  }

  /// Where a measurement goes.
  record Place(
      long id,
      long job,
      int attempt,
      @Nullable String processesFile,
      @Nullable String threadsFile) {}

  /// A number that nobody else gets.
  public long reserve() throws SQLException {
    return Sql.number(
        connection,
        "UPDATE counter SET next = next + 1 WHERE name = 'measurement' RETURNING next - 1");
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

  void insert(ImportCandidate arrival, Place place, Instant now) throws SQLException {
    insertMeasurement(arrival, place, Micros.of(now));
    insertHosts(arrival, place.id());
    insertOperations(arrival, place.id());
    insertAnnotations(arrival, place.id());
    insertAnalyses(arrival, place.id(), Micros.of(now));
  }

  private void insertMeasurement(ImportCandidate arrival, Place place, long now)
      throws SQLException {
    var record = arrival.record();
    var read = arrival.read();
    Sql.update(
        connection,
        INSERT,
        place.id(),
        place.job(),
        place.attempt(),
        record.id(),
        record.name(),
        record.user(),
        arrival.submit(),
        Micros.of(record.start()),
        Micros.of(record.end()),
        arrival.job().zoneName(),
        record.exitCode(),
        read.earliestExitCode(),
        record.exitReason(),
        arrival.job().source(),
        read.hash(),
        place.processesFile(),
        place.threadsFile(),
        read.processes(),
        read.threads(),
        arrival.cpuTime(),
        JsonWriter.write(read.counters()),
        JsonWriter.write(arrival.sums()),
        arrival.processTags(),
        new JsonText().putAll(record.tags()).end(),
        CompressedText.of(JsonWriter.write(record.environment())),
        CompressedText.of(JsonWriter.write(record.environmentChanges())),
        JsonWriter.write(record.status()),
        JsonWriter.write(arrival.warnings()),
        arrival.skips().json(),
        arrival.skips().count(),
        now,
        now);
  }

  private void insertHosts(ImportCandidate arrival, long id) throws SQLException {
    int ordinal = 0;
    for (var host : arrival.read().hosts()) {
      Sql.update(connection, "INSERT INTO measurement_host VALUES (?, ?, ?)", id, ordinal++, host);
    }
  }

  private void insertOperations(ImportCandidate arrival, long id) throws SQLException {
    try (var statement =
        connection.prepareStatement("INSERT INTO op_sum VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (var operation : arrival.operations()) {
        statement.setLong(1, id);
        statement.setString(2, operation.tags());
        statement.setLong(3, operation.processes());
        statement.setLong(4, operation.threads());
        statement.setLong(5, operation.duration());
        statement.setLong(6, operation.cpuTime());
        statement.setLong(7, operation.start());
        statement.setLong(8, operation.end());
        statement.setString(9, JsonWriter.write(sums(operation, arrival.read().counters())));
        statement.setBytes(10, operation.spans());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static List<@Nullable Long> sums(OperationSums operation, List<String> counters) {
    var sums = new ArrayList<@Nullable Long>();
    counters.forEach(name -> sums.add(operation.counters().get(name)));
    return sums;
  }

  private void insertAnnotations(ImportCandidate arrival, long id) throws SQLException {
    for (var annotation : arrival.annotations().entrySet()) {
      Sql.update(
          connection,
          "INSERT INTO annotation VALUES (?, ?, ?) ON CONFLICT (measurement_id, key) DO UPDATE SET value = excluded.value",
          id,
          annotation.getKey(),
          JsonWriter.write(annotation.getValue()));
    }
  }

  private void insertAnalyses(ImportCandidate arrival, long id, long now) throws SQLException {
    for (var analysis : arrival.job().analyses().entrySet()) {
      Sql.update(
          connection,
          "INSERT INTO analysis VALUES (?, ?, ?, ?)",
          id,
          analysis.getKey(),
          JsonWriter.write(analysis.getValue()),
          now);
    }
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

  /// Takes it away with its attempt, and with the last attempt the job.
  public void deleteWithAttempt(long id) throws SQLException {
    long job = Sql.number(connection, "SELECT job_id FROM measurement WHERE id = ?", id);
    long attempt = Sql.number(connection, "SELECT attempt FROM measurement WHERE id = ?", id);
    delete(id);
    new ImportedJobTable(connection).deleteAttempt(job, (int) attempt);
  }

  /// Its processes are gone; all else stays.
  public void forgetFiles(long id) throws SQLException {
    Sql.update(
        connection,
        "UPDATE measurement SET processes_file = NULL, threads_file = NULL WHERE id = ?",
        id);
  }
}
