package bellwether.store.archive.internal;

import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// Appends values whose types show only when they are looked at.
public final class TableAppender {
  private TableAppender() {}

  /// DuckDB's types.
  public enum Type {
    BIGINT,
    DOUBLE,
    BOOLEAN,
    TIMESTAMP,
    VARCHAR
  }

  /// The narrowest type of each column that takes all its values; VARCHAR for one without values.
  public static List<Type> types(int columns, List<List<@Nullable Object>> rows) {
    return IntStream.range(0, columns)
        .mapToObj(i ->
            rows.stream()
                .map(row -> row.get(i))
                .filter(Objects::nonNull)
                .map(TableAppender::type)
                .reduce(TableAppender::common)
                .orElse(Type.VARCHAR))
        .toList();
  }

  private static Type type(Object value) {
    return switch (value) {
      case Long _, Integer _ -> Type.BIGINT;
      case Number _ -> Type.DOUBLE;
      case Boolean _ -> Type.BOOLEAN;
      case Instant _ -> Type.TIMESTAMP;
      default -> Type.VARCHAR;
    };
  }

  private static Type common(Type one, Type other) {
    if (one == other) {
      return one;
    }
    boolean numbers = one.compareTo(Type.DOUBLE) <= 0 && other.compareTo(Type.DOUBLE) <= 0;
    return numbers ? Type.DOUBLE : Type.VARCHAR;
  }

  /// Appends rows to the table `answer`.
  public static void append(
      DuckDBConnection connection, List<Type> types, List<List<@Nullable Object>> rows)
      throws SQLException {
    try (var appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "answer")) {
      for (var row : rows) {
        appender.beginRow();
        for (int i = 0; i < types.size(); i++) {
          append(appender, types.get(i), row.get(i));
        }
        appender.endRow();
      }
    }
  }

  private static void append(DuckDBAppender appender, Type type, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case null -> appender.appendNull();
      case Number number when type == Type.BIGINT -> appender.append(number.longValue());
      case Number number when type == Type.DOUBLE -> appender.append(number.doubleValue());
      case Boolean truth when type == Type.BOOLEAN -> appender.append(truth.booleanValue());
      case Instant time when type == Type.TIMESTAMP ->
          appender.appendEpochMicros(ChronoUnit.MICROS.between(Instant.EPOCH, time));
      default -> appender.append(value.toString());
    }
  }
}
