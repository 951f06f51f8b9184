package bellwether.store.internal.sqlite;

import bellwether.store.CatalogOptions;
import bellwether.store.CatalogPlace;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/// The lock that one writer of a catalog at a time holds. Not thread-safe.
public final class WriteLock {
  private final CatalogPlace place;
  private final CatalogOptions options;
  private final CatalogIdentity identity;

  public WriteLock(CatalogPlace place, CatalogOptions options, CatalogIdentity identity) {
    this.place = place;
    this.options = options;
    this.identity = identity;
  }

  /// Begins a transaction with the lock. When another process keeps it for long, the user is told
  /// once, and it is asked for as long as there is patience.
  public void take(Connection connection) throws SQLException {
    identity.check();
    long start = System.nanoTime();
    boolean told = false;
    while (!tryOnce(connection, start)) {
      identity.check();
      if (!told) {
        options.warnings().warn(sentence());
        told = true;
      }
    }
  }

  private boolean tryOnce(Connection connection, long start) throws SQLException {
    try {
      connection.setAutoCommit(false);
      return true;
    } catch (SQLException e) {
      reset(connection, e);
      boolean busy = (e.getErrorCode() & 0xff) == SQLiteErrorCode.SQLITE_BUSY.code;
      if (!busy || System.nanoTime() - start >= options.patience().toNanos()) {
        throw e;
      }
      return false;
    }
  }

  /// The driver believes that a transaction has begun, and is told otherwise; SQLite says that
  /// there is none.
  private static void reset(Connection connection, SQLException reason) {
    try {
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  private String sentence() {
    return "Another process holds the catalog %s locked for writing; waiting until it lets go, nothing is lost meanwhile"
        .formatted(place);
  }
}
