package bellwether.store.archive.internal.exported;

import bellwether.collect.ImportException;
import bellwether.collect.MeasuredJob;
import bellwether.collect.ReferenceModel;
import bellwether.model.Bytes;
import bellwether.store.archive.Exports;
import bellwether.store.archive.internal.ArchiveReading;
import bellwether.store.archive.internal.DuckDb;
import bellwether.store.archive.internal.staging.ProcessColumns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Reads an export; it is opened anew by each question.
///
/// @param folder holds the files
public record ExportedJobs(Path folder) {
  private static final List<String> FILES =
      List.of(Exports.PROCESSES, Exports.THREADS, Exports.OPERATIONS);

  /// Columns that exports before 2026-11-28 lack; there they are null. Those exports have no
  /// reference models either.
  private static final Map<String, String> LATER_COLUMNS =
      Map.of(
          Exports.JOBS, "NULL::BOOLEAN AS retired, NULL::VARCHAR AS content_hash",
          Exports.OPERATIONS, "NULL::BLOB AS spans");

  private static final Bytes MEMORY = Bytes.ofMebi(256);

  /// Something that is made of rows.
  @FunctionalInterface
  interface Reading<T> {
    T of(ResultSet rows) throws SQLException;
  }

  /// See [Exports#jobs].
  public List<MeasuredJob> all() {
    requireFiles();
    return ask(
        "SELECT measurement_id, jobid, retired, num_procs FROM %s WHERE measurement_id IS NOT NULL ORDER BY 1"
            .formatted(table(Exports.JOBS)),
        this::jobs);
  }

  /// See [Exports#referenceModels]; none where a file is missing, which [#all] tells.
  public List<ReferenceModel> models() {
    return has(Exports.MODELS) && FILES.stream().allMatch(this::has)
        ? new ExportedModels(this).read()
        : List.of();
  }

  private void requireFiles() {
    FILES.forEach(this::require);
    if (!isEarlier()) {
      require(Exports.MODELS);
    }
  }

  private void require(String name) {
    if (!has(name)) {
      throw new ImportException(
          "%s: expected an export with %s beside %s, found none; copy the whole folder."
              .formatted(folder, name, Exports.JOBS));
    }
  }

  /// Whether it was made before there were reference models in exports.
  private boolean isEarlier() {
    return ask(
        "SELECT count(*) FROM parquet_schema(%s) WHERE name = 'retired'"
            .formatted(literal(Exports.JOBS)),
        rows -> rows.next() && rows.getLong(1) == 0);
  }

  private boolean has(String name) {
    return Files.isRegularFile(folder.resolve(name));
  }

  private List<MeasuredJob> jobs(ResultSet rows) throws SQLException {
    var jobs = new ArrayList<MeasuredJob>();
    while (rows.next()) {
      var left =
          rows.getBoolean(3)
              ? ExportedJob.Left.SUMS
              : rows.getLong(4) > 0 ? ExportedJob.Left.PROCESSES : ExportedJob.Left.NONE;
      jobs.add(new ExportedJob(this, rows.getLong(1), rows.getString(2), left));
    }
    return jobs;
  }

  /// A file as SQL names it, with the columns that it has today.
  String table(String name) {
    var rows = "read_parquet(" + literal(name) + ")";
    var later = LATER_COLUMNS.get(name);
    return later == null
        ? rows
        : "(SELECT %s WHERE false UNION ALL BY NAME SELECT * FROM %s)".formatted(later, rows);
  }

  private String literal(String name) {
    return ProcessColumns.literal(folder.resolve(name).toString());
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
