package bellwether.store;

import bellwether.store.internal.sqlite.SilentLog;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/// Makes catalogs as the programs of older editions left them.
public final class OlderEdition {
  private OlderEdition() {}

  /// An empty catalog of an edition.
  static void make(CatalogPlace place, String edition) {
    Flyway.configure()
        .dataSource("jdbc:sqlite:" + place, null, null)
        .loggers(SilentLog.Creator.class.getName())
        .locations("classpath:bellwether/store/migrations")
        .target(edition)
        .load()
        .migrate();
  }

  static void execute(CatalogPlace place, String... statements) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + place);
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /// A catalog of the second edition with one measured job without processes and so many
  /// operations, whose sums the third edition writes anew.
  public static void make(CatalogPlace place, int operations) throws SQLException {
    make(place, "2");
    execute(
        place,
        "INSERT INTO workflow VALUES (1, 'hash', 'w', '{}', 0)",
        "INSERT INTO run VALUES (1, 1, 1, 'DONE', 'jobs.json', '/', '{}', 'h', 'b', 1, 2, 'm', 0, 1, NULL, '{}')",
        "INSERT INTO job VALUES (1, 1, 'a', NULL, 1, 'READY', NULL, 0, '{}', '{\"name\":\"a\"}')",
        """
        INSERT INTO measurement VALUES (1, 1, 0, 1, '7', '', 'u', 0, 0, 0, 'UTC', 0, 0, '', '', '', NULL, NULL, 1, 1, 0,
          '["usertime","starttime","a.b"]', '{}', '[]', '{}', x'', x'', '{}', '[]', '[]', 0, 0, 0)
        """,
        """
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
        INSERT INTO op_sum SELECT 1, '{"op":"' || i || '"}', 1, 1, 0, 0, 0, 0, '{"usertime":5,"a.b":-1}' FROM n
        """
            .formatted(operations));
  }
}
