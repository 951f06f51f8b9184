package bellwether.query.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/// Where DuckDB puts what does not fit into memory while a large answer is read. DuckDB itself
/// removes it, unless the user interrupts.
public final class Spill implements AutoCloseable {
  private final Thread removal;

  private Spill(Path folder) {
    this.removal = Thread.ofPlatform().unstarted(() -> remove(folder));
  }

  public static Spill of(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT current_setting('temp_directory')")) {
      row.next();
      var spill = new Spill(Path.of(row.getString(1)));
      Runtime.getRuntime().addShutdownHook(spill.removal);
      return spill;
    }
  }

  /// DuckDB still works on another thread and may make more meanwhile; what is left then, the
  /// system's care for temporary files has.
  private static void remove(Path folder) {
    try (var files = Files.newDirectoryStream(folder)) {
      for (var file : files) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
    } catch (IOException left) {
      // Nobody is there any more to be told.
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(removal);
    } catch (IllegalStateException ending) {
      // The hook runs already.
    }
  }
}
