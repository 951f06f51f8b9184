package bellwether.store.archive.internal.staging;

import static bellwether.collect.ProcessRecord.ABSENT;

import java.sql.SQLException;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// Appends rows to a table; [bellwether.collect.ProcessRecord#ABSENT] becomes null.
final class RowAppender implements AutoCloseable {
  private final DuckDBAppender appender;

  RowAppender(DuckDBConnection connection, String table) throws SQLException {
    appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, table);
  }

  RowAppender begin() throws SQLException {
    appender.beginRow();
    return this;
  }

  RowAppender text(String value) throws SQLException {
    appender.append(value);
    return this;
  }

  RowAppender number(long value) throws SQLException {
    if (value == ABSENT) {
      appender.appendNull();
    } else {
      appender.append(value);
    }
    return this;
  }

  RowAppender integer(int value) throws SQLException {
    appender.append(value);
    return this;
  }

  RowAppender time(long micros) throws SQLException {
    if (micros == ABSENT) {
      appender.appendNull();
    } else {
      appender.appendEpochMicros(micros);
    }
    return this;
  }

  void end() throws SQLException {
    appender.endRow();
  }

  @Override
  public void close() throws SQLException {
    appender.close();
  }
}
