package bellwether.query;

import bellwether.model.Micros;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;

/// The current row of a result, taken from SQLite as it is: of hundreds of thousands of rows,
/// jOOQ's records would cost more than the query.
///
/// @param rows columns count from 1
public record ResultRow(ResultSet rows) {

  /// What is done with each row.
  @FunctionalInterface
  public interface Reader {
    /// Returns whether more rows are wanted.
    boolean read(ResultRow row) throws SQLException;
  }

  /// Hands over the rows of a query, one by one.
  public static void each(DSLContext dsl, Select<?> query, Reader reader) {
    var sql = dsl.renderInlined(query);
    dsl.connection(connection -> {
      try (var statement = connection.prepareStatement(sql);
          var rows = statement.executeQuery()) {
        var row = new ResultRow(rows);
        while (rows.next() && reader.read(row)) {}
      }
    });
  }

  /// By way of the bytes, since the driver makes a buffer in native memory for each text.
  public @Nullable String text(int place) throws SQLException {
    byte[] bytes = rows.getBytes(place);
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }

  public long number(int place) throws SQLException {
    return rows.getLong(place);
  }

  public @Nullable Long numberOrNull(int place) throws SQLException {
    long number = rows.getLong(place);
    return number == 0 && rows.wasNull() ? null : (Long) number;
  }

  public @Nullable Integer integerOrNull(int place) throws SQLException {
    long number = rows.getLong(place);
    return number == 0 && rows.wasNull() ? null : (Integer) Math.toIntExact(number);
  }

  public @Nullable Instant timeOrNull(int place) throws SQLException {
    long micros = rows.getLong(place);
    return micros == 0 && rows.wasNull() ? null : Micros.time(micros);
  }
}
