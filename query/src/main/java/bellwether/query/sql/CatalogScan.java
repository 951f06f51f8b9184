package bellwether.query.sql;

import bellwether.store.dialect.Dialects;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;

/// A view of the catalog in DuckDB, whose rows come from SQLite when a query reads them. DuckDB
/// says which columns it needs, and SQLite computes no others.
public record CatalogScan(
    CatalogView view, List<CatalogView.Typed> columns, CatalogSnapshot catalog)
    implements DuckDBTableFunction<CatalogView, CatalogCursor, Object> {

  public static CatalogScan of(CatalogView view, CatalogSnapshot catalog) {
    return new CatalogScan(view, view.columns(), catalog);
  }

  /// Makes the view.
  public void make(Connection connection) throws SQLException {
    var function = "catalog_" + view.word();
    try (var builder = DuckDBFunctions.tableFunction()) {
      builder.withName(function).withProjectionPushdown().withFunction(this).register(connection);
    }
    var shown = columns.stream().map(CatalogView.Typed::shown).collect(Collectors.joining(", "));
    try (var statement = connection.createStatement()) {
      statement.execute(
          "CREATE VIEW %s AS SELECT %s FROM %s()".formatted(view.word(), shown, function));
    }
  }

  @Override
  public CatalogView bind(DuckDBTableFunctionBindInfo info) {
    for (var column : columns) {
      info.addResultColumn(column.name(), DuckDBColumnType.valueOf(column.storedType()));
    }
    return view;
  }

  @Override
  public CatalogCursor init(DuckDBTableFunctionInitInfo info) throws SQLException {
    info.setMaxThreads(1);
    var needed =
        IntStream.range(0, (int) info.getColumnCount())
            .mapToObj(i -> columns.get((int) info.getColumnIndex(i)))
            .toList();
    try {
      return CatalogCursor.open(catalog.connection(), question(needed), needed);
    } catch (SQLException e) {
      catalog.failed(e);
      throw e;
    }
  }

  private String question(List<CatalogView.Typed> needed) {
    return "WITH answer (%s) AS (%s) SELECT %s FROM answer"
        .formatted(names(columns), view.sql(Dialects.of(catalog.connection())), names(needed));
  }

  private static String names(List<CatalogView.Typed> columns) {
    return columns.stream()
        .map(column -> '"' + column.name() + '"')
        .collect(Collectors.joining(", "));
  }

  @Override
  public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter chunk)
      throws SQLException {
    CatalogCursor cursor = info.getInitData();
    try {
      return cursor.fill(chunk);
    } catch (SQLException e) {
      catalog.failed(e);
      throw e;
    }
  }
}
