package bellwether.store.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Statements that are executed many times, prepared once and sent in batches: one by one, each
/// would also be asked for the key that it generated. Not thread-safe.
public final class Statements implements AutoCloseable {
  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new LinkedHashMap<>();

  public Statements(Connection connection) {
    this.connection = connection;
  }

  /// Adds a change, which is made by [#flush].
  public void add(String sql, @Nullable Object... values) throws SQLException {
    var statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    statement.addBatch();
  }

  /// Makes the changes: those of the statement that came first, then those of the second …
  public void flush() throws SQLException {
    for (var statement : prepared.values()) {
      statement.executeBatch();
    }
  }

  @Override
  public void close() throws SQLException {
    for (var statement : prepared.values()) {
      statement.close();
    }
  }
}
