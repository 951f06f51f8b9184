package bellwether.query.table;

import bellwether.query.sql.ArchiveStream;
import bellwether.query.sql.SqlFragment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Carries out the statements of a streamed table.
public interface TableSource {
  ArchiveStream stream(SqlFragment piece);

  /// Writes a new Parquet file.
  void copy(SqlFragment piece, Path target);

  /// Rows of one text each, all in memory.
  default List<String> texts(SqlFragment piece) {
    try (var rows = stream(piece)) {
      var texts = new ArrayList<String>();
      while (rows.next()) {
        texts.add(rows.read(row -> row.getString(1)));
      }
      return texts;
    }
  }
}
