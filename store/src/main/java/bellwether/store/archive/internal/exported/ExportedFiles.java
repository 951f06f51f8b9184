package bellwether.store.archive.internal.exported;

import bellwether.collect.ImportException;
import bellwether.model.Bytes;
import bellwether.store.archive.ExportFiles;
import bellwether.store.archive.internal.ArchiveReading;
import bellwether.store.archive.internal.DuckDb;
import bellwether.store.archive.internal.staging.ProcessColumns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/// The files of an export, which are opened anew by each question.
///
/// @param folder holds the files
record ExportedFiles(Path folder) {
  /// Columns that exports before 2026-11-28 lack; there they are null. Those exports have no
  /// reference models either.
  private static final Map<String, String> LATER_COLUMNS =
      Map.of(
          ExportFiles.JOBS, "NULL::BOOLEAN AS retired, NULL::VARCHAR AS content_hash",
          ExportFiles.OPERATIONS, "NULL::BLOB AS spans");

  private static final Bytes MEMORY = Bytes.ofMebi(256);

  /// Something that is made of rows.
  @FunctionalInterface
  interface Reading<T> {
    T of(ResultSet rows) throws SQLException;
  }

  boolean has(String name) {
    return Files.isRegularFile(folder.resolve(name));
  }

  /// A file as SQL names it, with the columns that it has today.
  String table(String name) {
    var rows = "read_parquet(" + literal(name) + ")";
    var later = LATER_COLUMNS.get(name);
    return later == null
        ? rows
        : "(SELECT %s WHERE false UNION ALL BY NAME SELECT * FROM %s)".formatted(later, rows);
  }

  /// Its path as SQL names it.
  String literal(String name) {
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
