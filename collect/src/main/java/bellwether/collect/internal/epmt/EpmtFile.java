package bellwether.collect.internal.epmt;

import bellwether.collect.ImportException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import tools.jackson.core.JacksonException;

/// The file of an EPMT database, opened anew for each piece of work.
record EpmtFile(Path path) {

  /// Work with the open database.
  @FunctionalInterface
  interface Work<T extends @Nullable Object> {
    T on(Connection connection) throws SQLException;
  }

  /// Opens the database read-only and closes it again.
  <T extends @Nullable Object> T read(Work<T> work) {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    try (Connection connection = config.createConnection("jdbc:sqlite:" + path.toUri())) {
      checkTables(connection);
      return work.on(connection);
    } catch (SQLException | JacksonException failed) {
      throw new ImportException(
          path + ": the EPMT database cannot be read: " + failed.getMessage(), failed);
    }
  }

  private void checkTables(Connection connection) throws SQLException {
    for (String table : List.of("jobs", "processes", "refmodels", "host_job_associations")) {
      if (columns(connection, table).isEmpty()) {
        throw new ImportException(
            path
                + ": expected the database of EPMT 4 or 5, found none of its tables '"
                + table
                + "'.");
      }
    }
  }

  /// The names of a table's columns; none where there is no such table.
  static List<String> columns(Connection connection, String table) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement("SELECT name FROM pragma_table_info(?)")) {
      select.setString(1, table);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          columns.add(rows.getString(1));
        }
      }
    }
    return columns;
  }
}
