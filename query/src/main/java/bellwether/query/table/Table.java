package bellwether.query.table;

import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// An answer as rows under named, typed columns, in memory or read while it is used. Immutable.
public sealed interface Table permits MemoryTable, StreamedTable {
  /// The names of the columns, each once.
  List<String> columns();

  /// The columns with their types and, where they are known, their units.
  List<TableColumn> schema();

  /// Only these columns, in this order.
  ///
  /// @throws bellwether.query.MeasuredException when there is none of such a name
  Table select(List<String> names);

  /// Hands over each row: a value per column, which is a number, a text, a truth, an
  /// [java.time.Instant], a list or map of such, or null. Rows must not be kept without need.
  void each(Consumer<List<@Nullable Object>> rows);

  /// Writes CSV: a header and rows; lists and maps are JSON there. The writer stays open.
  void csv(Writer out);

  /// Writes one JSON object per row, each on a line. The writer stays open.
  void lines(Writer out);

  /// Writes one JSON object: the name of each column with the array of its values. The writer stays
  /// open.
  void columns(Writer out);

  /// Writes a Parquet file (zstd), under a temporary name until it is whole. Times are TIMESTAMP
  /// there (microseconds, UTC), lists and maps JSON texts.
  void parquet(Path file);
}
