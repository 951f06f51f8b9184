package bellwether.query.table;

import bellwether.model.Micros;
import bellwether.query.Json;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads DuckDB's rows as values, each of the type of its column.
record StreamedRows(List<StreamedColumn> columns) {
  /// What DuckDB is asked for.
  String selected() {
    return columns.stream()
        .map(column ->
            column.type() == ColumnType.TIME ? "epoch_us(" + column.sql() + ")" : column.sql())
        .collect(Collectors.joining(", "));
  }

  List<@Nullable Object> values(ResultSet row) throws SQLException {
    var values = new ArrayList<@Nullable Object>(columns.size());
    for (int i = 1; i <= columns.size(); i++) {
      values.add(value(row, i));
    }
    return values;
  }

  private @Nullable Object value(ResultSet row, int at) throws SQLException {
    return switch (columns.get(at - 1).type()) {
      case NUMBER -> present(row, row.getLong(at));
      case LARGE -> exact(row.getBigDecimal(at));
      case DECIMAL -> row.getBigDecimal(at);
      case REAL -> present(row, row.getDouble(at));
      case TRUTH -> present(row, row.getBoolean(at));
      case TEXT -> row.getString(at);
      case TIME -> present(row, row.getLong(at)) instanceof Long time ? Micros.time(time) : null;
      case TAGS -> row.getString(at) instanceof String json ? Json.object(json) : null;
      case JSON -> row.getString(at) instanceof String json ? Json.value(json) : null;
    };
  }

  /// As a long where it is one.
  private static @Nullable Object exact(@Nullable BigDecimal value) {
    if (value == null) {
      return null;
    }
    var number = value.toBigIntegerExact();
    return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
  }

  private static @Nullable Object present(ResultSet row, Object value) throws SQLException {
    return row.wasNull() ? null : value;
  }
}
