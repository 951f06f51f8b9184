package bellwether.cli.measured;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;

/// Spoils a catalog that nobody has open.
final class CatalogDamage {
  private static final int PAGE = 4096;

  private CatalogDamage() {}

  /// Overwrites the first page of a table.
  static void overwrite(Path catalog, String table) throws IOException {
    long page;
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + catalog);
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "SELECT rootpage FROM sqlite_schema WHERE name = '" + table + "'")) {
      page = row.getLong(1);
    } catch (SQLException e) {
      throw new IOException(e);
    }
    var garbage = new byte[PAGE];
    Arrays.fill(garbage, (byte) 0xff);
    try (var file = new RandomAccessFile(catalog.toFile(), "rw")) {
      file.seek((page - 1) * PAGE);
      file.write(garbage);
    }
  }
}
