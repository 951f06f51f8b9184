package bellwether.query.table;

import org.jspecify.annotations.Nullable;

/// A column of a table that DuckDB makes.
///
/// @param sql what DuckDB makes it of
/// @param table whose column of this name it is, such as `processes`; null: of none
public record StreamedColumn(String name, String sql, ColumnType type, @Nullable String table) {
  /// One of no known table.
  public StreamedColumn(String name, String sql, ColumnType type) {
    this(name, sql, type, null);
  }

  TableColumn typed(ColumnMeanings meanings) {
    return new TableColumn(name, type, table == null ? null : meanings.unit(table, name));
  }

  String quoted() {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
