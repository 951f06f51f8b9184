package bellwether.store.dialect;

import java.sql.Connection;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.sqlite.SQLiteConnection;

/// Finds the dialect of a database: the only place that knows which ones there are.
public final class Dialects {

  private Dialects() {}

  /// The one that a connection's database understands.
  public static Dialect of(Connection connection) {
    if (connection instanceof SQLiteConnection) {
      return new SqliteDialect();
    }
    throw new IllegalArgumentException("Expected a connection to SQLite, but found " + connection);
  }

  /// The one of the database that jOOQ asks.
  public static Dialect of(DSLContext dsl) {
    if (dsl.family() == SQLDialect.SQLITE) {
      return new SqliteDialect();
    }
    throw new IllegalArgumentException("Expected queries to SQLite, but found " + dsl.family());
  }
}
