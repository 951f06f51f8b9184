package bellwether.query.sql;

import bellwether.store.archive.CompressedText;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// Rows of the catalog in DuckDB, whose reader of SQLite files is no part of its jar: a table and a
/// view over it with the columns' own types.
///
/// @param name of the view
public record CatalogCopy(String name, List<CatalogView.Typed> columns) {
  private static final String TABLES = "copied";

  /// Makes room for tables.
  public static void begin(Connection connection) throws SQLException {
    execute(connection, "CREATE SCHEMA " + TABLES);
  }

  /// Makes table and view, without any row.
  public void make(Connection connection) throws SQLException {
    var table = TABLES + "." + name;
    execute(connection, "CREATE TABLE %s (%s)".formatted(table, list(CatalogView.Typed::stored)));
    execute(
        connection,
        "CREATE VIEW %s AS SELECT %s FROM %s"
            .formatted(name, list(CatalogView.Typed::shown), table));
  }

  private String list(Function<CatalogView.Typed, String> sql) {
    return columns.stream().map(sql).collect(Collectors.joining(", "));
  }

  /// Copies what the catalog answers, row by row.
  public void fill(Connection connection, CatalogRows catalog, SqlFragment piece)
      throws SQLException {
    try (var appender = connection.unwrap(DuckDBConnection.class).createAppender(TABLES, name);
        var statement = catalog.connection().prepareStatement(piece.sql())) {
      CatalogRows.bind(statement, piece.values());
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          append(appender, rows);
        }
      }
    }
  }

  private void append(DuckDBAppender appender, ResultSet row) throws SQLException {
    appender.beginRow();
    for (int i = 0; i < columns.size(); i++) {
      append(appender, row, columns.get(i), i + 1);
    }
    appender.endRow();
  }

  private static void append(
      DuckDBAppender appender, ResultSet row, CatalogView.Typed column, int place)
      throws SQLException {
    if (row.getObject(place) == null) {
      appender.appendNull();
      return;
    }
    switch (column.type()) {
      case "VARCHAR" -> appender.append(row.getString(place));
      case "PACKED" -> appender.append(CompressedText.read(row.getBytes(place)));
      case "BLOB" -> appender.append(row.getBytes(place));
      case "DOUBLE" -> appender.append(row.getDouble(place));
      default -> appender.append(row.getLong(place));
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
