package bellwether.query.table;

/// A column of a table that DuckDB makes.
///
/// @param sql what DuckDB makes it of
public record StreamedColumn(TableColumn column, String sql) {
  /// One without a unit.
  public StreamedColumn(String name, String sql, ColumnType type) {
    this(new TableColumn(name, type), sql);
  }

  public String name() {
    return column.name();
  }

  public ColumnType type() {
    return column.type();
  }

  String quoted() {
    return '"' + name().replace("\"", "\"\"") + '"';
  }
}
