package bellwether.store;

import bellwether.store.internal.Edition;
import bellwether.store.internal.Problems;
import bellwether.store.internal.Sqlite;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/// A view of a catalog that cannot write, also while managers write it. For one thread.
public final class CatalogReader implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Connection connection;
  private final Problems problems;
  private final DSLContext dsl;

  private CatalogReader(Connection connection, Problems problems) {
    this.connection = connection;
    this.problems = problems;
    // Otherwise jOOQ greets and gives tips on first use.
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
    this.dsl = DSL.using(connection, SQLDialect.SQLITE, new Settings().withExecuteLogging(false));
  }

  /// Opens the catalog at a place.
  ///
  /// @throws StoreException when there is none, or it cannot be read
  public static CatalogReader open(CatalogPlace place) {
    var problems = new Problems(place);
    if (!Files.exists(place.file())) {
      throw new StoreException(
          place,
          "No catalog at %s: nothing has run yet; bellwether run makes one, --catalog names another"
              .formatted(place));
    }
    try {
      return new CatalogReader(connect(place, problems), problems);
    } catch (SQLException e) {
      throw problems.of(e);
    }
  }

  private static Connection connect(CatalogPlace place, Problems problems) throws SQLException {
    var connection = Sqlite.reader(place, PATIENCE);
    try {
      if (Edition.of(connection, problems).isCurrent()) {
        return connection;
      }
      throw problems.because("is empty or of an older edition; the next bellwether run mends that");
    } catch (SQLException | StoreException e) {
      connection.close();
      throw e;
    }
  }

  /// Queries by jOOQ on this view. What they throw is jOOQ's own.
  public DSLContext dsl() {
    return dsl;
  }

  /// The bare connection, for commands that cannot afford jOOQ's start.
  public Connection connection() {
    return connection;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw problems.of(e);
    }
  }
}
