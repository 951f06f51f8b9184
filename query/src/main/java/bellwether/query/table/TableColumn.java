package bellwether.query.table;

import org.jspecify.annotations.Nullable;

/// A column of a table.
///
/// @param unit such as `microseconds`; null: it has none, or it is not known
public record TableColumn(String name, ColumnType type, @Nullable String unit) {
  /// One without a unit.
  public TableColumn(String name, ColumnType type) {
    this(name, type, null);
  }
}
