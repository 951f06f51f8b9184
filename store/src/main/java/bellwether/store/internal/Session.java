package bellwether.store.internal;

import bellwether.store.CatalogOptions;
import bellwether.store.CatalogPlace;
import bellwether.store.Warnings;
import bellwether.store.internal.sqlite.CatalogFile;
import bellwether.store.internal.sqlite.CatalogIdentity;
import bellwether.store.internal.sqlite.WriteLock;
import java.sql.Connection;
import java.sql.SQLException;

/// The one connection of an open catalog, used by one thread at a time. Thread-safe.
public final class Session implements AutoCloseable {
  private final Connection connection;
  private final Problems problems;
  private final WriteLock lock;
  private final CatalogIdentity identity;

  /// Takes over a connection.
  public Session(Connection connection, Problems problems, CatalogOptions options) {
    this.connection = connection;
    this.problems = problems;
    this.identity = new CatalogIdentity(problems);
    this.lock = new WriteLock(problems.place(), options, identity);
  }

  /// Opens a catalog for somebody who waits for its lock as long as it takes.
  public static Session patient(CatalogPlace place, Warnings warnings) {
    var options =
        CatalogOptions.of(_ -> true).withWarnings(warnings).withPatience(CatalogOptions.ENDLESS);
    return new Session(new CatalogFile(place, options).open(), new Problems(place), options);
  }

  /// Looks whether the catalog is still where it was.
  ///
  /// @throws bellwether.store.StoreException when it was removed or another took its place
  public void check() {
    identity.check();
  }

  /// Does work in one transaction that holds the catalog's write lock from the start: all of it is
  /// durable when this returns, or nothing of it.
  public synchronized <T> T write(SqlFunction<T> work) {
    try {
      lock.take(connection);
      try {
        var result = work.apply(connection);
        connection.setAutoCommit(true);
        return result;
      } catch (SQLException | RuntimeException e) {
        rollBack(e);
        throw e;
      }
    } catch (SQLException e) {
      throw problems.of(e);
    }
  }

  /// Does work that changes nothing.
  public synchronized <T> T read(SqlFunction<T> work) {
    try {
      return work.apply(connection);
    } catch (SQLException e) {
      throw problems.of(e);
    }
  }

  /// After some errors SQLite has rolled back by itself, and says so when asked again.
  private void rollBack(Exception reason) {
    try {
      if (connection.getAutoCommit()) {
        try (var statement = connection.createStatement()) {
          statement.execute("ROLLBACK");
        }
      } else {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw problems.of(e);
    }
  }
}
