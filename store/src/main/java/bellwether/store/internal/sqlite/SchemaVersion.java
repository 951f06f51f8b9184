package bellwether.store.internal.sqlite;

import bellwether.store.StoreException;
import bellwether.store.internal.Problems;
import bellwether.store.internal.Sql;
import java.sql.Connection;
import java.sql.SQLException;

/// Which edition of the schema a database holds: 0 for an empty one.
public record SchemaVersion(int version) {
  /// What this program writes.
  static final SchemaVersion CURRENT = new SchemaVersion(4);

  /// In every catalog's header: "Bell".
  private static final int APPLICATION = 0x42656c6c;

  /// Looks into a database, and refuses what is no catalog or a newer one.
  ///
  /// @throws StoreException for a file that this program must not touch
  public static SchemaVersion of(Connection connection, Problems problems) throws SQLException {
    if (Sqlite.pragma(connection, "application_id") != APPLICATION) {
      if (hasTables(connection)) {
        throw problems.because(
            "is a database of another program; choose another place with --catalog");
      }
      return new SchemaVersion(0);
    }
    var edition = new SchemaVersion(Sqlite.pragma(connection, "user_version"));
    if (edition.version > CURRENT.version) {
      throw problems.because(
          "is of edition %d, and this program knows editions up to %d; use a newer Bellwether, or choose another place with --catalog"
              .formatted(edition.version, CURRENT.version));
    }
    return edition;
  }

  /// A catalog whose making was cut short has none but Flyway's own.
  private static boolean hasTables(Connection connection) throws SQLException {
    return Sql.number(
            connection,
            "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('flyway_schema_history', 'sqlite_sequence')")
        > 0;
  }

  /// Whether this program can read it as it is.
  public boolean isCurrent() {
    return equals(CURRENT);
  }
}
