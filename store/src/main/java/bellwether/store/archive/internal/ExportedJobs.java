package bellwether.store.archive.internal;

import bellwether.collect.ImportException;
import bellwether.collect.MeasuredJob;
import bellwether.model.Bytes;
import bellwether.store.archive.Exports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Reads an export; it is opened anew by each question.
///
/// @param folder holds the files
public record ExportedJobs(Path folder) {
  private static final Bytes MEMORY = Bytes.ofMebi(256);

  /// Something that is made of rows.
  @FunctionalInterface
  interface Reading<T> {
    T of(ResultSet rows) throws SQLException;
  }

  /// See [Exports#jobs].
  public List<MeasuredJob> all() {
    for (var name : List.of(Exports.PROCESSES, Exports.THREADS)) {
      if (!Files.isRegularFile(folder.resolve(name))) {
        throw new ImportException(
            "%s: expected an export with %s beside %s, found none; copy the whole folder."
                .formatted(folder, name, Exports.JOBS));
      }
    }
    return ask(
        "SELECT measurement_id, jobid, measurement_id IN (SELECT DISTINCT id >> %d FROM %s) FROM %s WHERE measurement_id IS NOT NULL ORDER BY 1"
            .formatted(StagedFiles.PLACE_BITS, table(Exports.PROCESSES), table(Exports.JOBS)),
        this::jobs);
  }

  private List<MeasuredJob> jobs(ResultSet rows) throws SQLException {
    var jobs = new ArrayList<MeasuredJob>();
    while (rows.next()) {
      jobs.add(new ExportedJob(this, rows.getLong(1), rows.getString(2), rows.getBoolean(3)));
    }
    return jobs;
  }

  /// A file as SQL names it.
  String table(String name) {
    return "read_parquet(" + ProcessColumns.literal(folder.resolve(name).toString()) + ")";
  }

  /// Asks in SQL; the rows come as they are read.
  <T> T ask(String sql, Reading<T> reading) {
    var spill = Path.of(System.getProperty("java.io.tmpdir"), "bellwether-" + UUID.randomUUID());
    try (Connection connection = new DuckDb(MEMORY, 1, spill).openForStreams();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      return reading.of(rows);
    } catch (SQLException e) {
      throw new ImportException(
          "%s: the export cannot be read: %s; was it copied completely?"
              .formatted(folder, ArchiveReading.firstLine(e)),
          e);
    }
  }
}
