package bellwether.store.internal.sqlite;

import bellwether.store.CatalogPlace;
import bellwether.store.Durability;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteOpenMode;

/// Makes connections, and asks and sets a database's own numbers.
public final class Sqlite {
  /// Pages in the write-ahead log before they are moved into the database: 16 MiB, so that a page
  /// that many groups touch is moved once.
  private static final int CHECKPOINT_PAGES = 4_096;

  /// How long SQLite itself waits for a lock; whoever has more patience asks again.
  static final Duration SLICE = Duration.ofSeconds(3);

  private static final Duration RETRY = Duration.ofMillis(5);

  private Sqlite() {}

  /// A connection that writes; its transactions take the write lock at once.
  static Connection writer(CatalogPlace place, Durability durability, Duration patience)
      throws SQLException {
    var config = config(patience.compareTo(SLICE) < 0 ? patience : SLICE);
    config.setTransactionMode(TransactionMode.IMMEDIATE);
    config.setSynchronous(
        durability == Durability.FULL ? SynchronousMode.FULL : SynchronousMode.NORMAL);
    config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, Integer.toString(CHECKPOINT_PAGES));
    return config.createConnection(url(place));
  }

  /// A connection that cannot write.
  public static Connection reader(CatalogPlace place, Duration patience) throws SQLException {
    var config = config(patience);
    config.setReadOnly(true);
    return config.createConnection(
        UnwritableCatalog.of(place).isReadableAsItStands() ? immutableUrl(place) : url(place));
  }

  /// SQLite then makes no companion files and looks for none.
  private static String immutableUrl(CatalogPlace place) {
    return "jdbc:sqlite:"
        + place.file().toUri().toASCIIString().replace("///", "/")
        + "?immutable=1";
  }

  static String url(CatalogPlace place) {
    return "jdbc:sqlite:" + place;
  }

  static int pragma(Connection connection, String name) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("PRAGMA " + name)) {
      return rows.getInt(1);
    }
  }

  /// Sets how changes are journalled; SQLite keeps that in the file.
  static void setJournal(Connection connection, boolean wal, Duration patience)
      throws SQLException {
    try (var statement = connection.createStatement()) {
      var wanted = wal ? "wal" : "delete";
      try (var rows = statement.executeQuery("PRAGMA journal_mode")) {
        if (rows.getString(1).equals(wanted)) {
          return;
        }
      }
      setJournal(statement, wanted, patience);
    }
  }

  /// For this statement alone SQLite does not wait while others use the file.
  private static void setJournal(Statement statement, String wanted, Duration patience)
      throws SQLException {
    long start = System.nanoTime();
    while (true) {
      try {
        statement.execute("PRAGMA journal_mode = " + wanted);
        return;
      } catch (SQLException e) {
        boolean busy = e.getErrorCode() == SQLiteErrorCode.SQLITE_BUSY.code;
        if (!busy || System.nanoTime() - start > patience.toNanos()) {
          throw e;
        }
        LockSupport.parkNanos(RETRY.toNanos());
      }
    }
  }

  private static SQLiteConfig config(Duration patience) {
    var config = new SQLiteConfig();
    config.setBusyTimeout((int) Math.min(patience.toMillis(), Integer.MAX_VALUE));
    // The driver lets one thread at a time into a connection, so that SQLite need not.
    config.resetOpenMode(SQLiteOpenMode.FULLMUTEX);
    config.setOpenMode(SQLiteOpenMode.NOMUTEX);
    return config;
  }
}
