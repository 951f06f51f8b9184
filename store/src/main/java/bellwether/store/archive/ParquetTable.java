package bellwether.store.archive;

import bellwether.model.Bytes;
import bellwether.store.archive.internal.DuckDb;
import bellwether.store.archive.internal.TableAppender;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A small table on its way into a Parquet file (zstd) of its own.
///
/// A column takes the type of its values: whole numbers are BIGINT, others DOUBLE, truths BOOLEAN,
/// [java.time.Instant]s TIMESTAMP (microseconds, UTC), all else VARCHAR.
public final class ParquetTable {
  private static final Bytes MEMORY = Bytes.ofMebi(256);

  private final List<String> columns;
  private final List<List<@Nullable Object>> rows;

  /// Takes a table with at least one column; each row has a value for each.
  public ParquetTable(List<String> columns, List<List<@Nullable Object>> rows) {
    if (columns.isEmpty()) {
      throw new ArchiveException("Expected at least one column for a Parquet file, but found none");
    }
    this.columns = columns;
    this.rows = rows;
  }

  /// Writes the table under a temporary name beside the file, then renames it.
  ///
  /// @throws ArchiveException when the file cannot be written
  public void write(Path file) {
    try (var unfinished = new UnfinishedFile(file)) {
      fill(unfinished.path());
      unfinished.finish();
    } catch (SQLException | IOException e) {
      throw new ArchiveException(
          "%s could not be written: %s; see to its disk and its mode"
              .formatted(file, UnfinishedFile.reason(e)),
          e);
    }
  }

  private void fill(Path temporary) throws SQLException {
    var types = TableAppender.types(columns.size(), rows);
    try (var db =
            new DuckDb(MEMORY, 1, temporary.resolveSibling(temporary.getFileName() + ".d")).open();
        var statement = db.createStatement()) {
      var named =
          IntStream.range(0, columns.size())
              .mapToObj(i -> '"' + columns.get(i).replace("\"", "\"\"") + "\" " + types.get(i))
              .collect(Collectors.joining(", "));
      statement.execute("CREATE TABLE answer (%s)".formatted(named));
      TableAppender.append(db, types, rows);
      statement.execute(
          "COPY answer TO '%s' (FORMAT parquet, COMPRESSION zstd)"
              .formatted(temporary.toString().replace("'", "''")));
    }
  }
}
