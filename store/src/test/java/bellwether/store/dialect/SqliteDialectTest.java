package bellwether.store.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqliteDialectTest {

  private static List<String> ask(String sql) throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var found = new ArrayList<String>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }

  private static Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite::memory:");
  }

  private static Dialect dialect() throws SQLException {
    try (var connection = connect()) {
      return Dialects.of(connection);
    }
  }

  @Test
  void anArrayIsAsManyValues() throws SQLException {
    assertThat(ask(dialect().values("'[3, 5]'"))).containsExactly("3", "5");
    assertThat(ask("SELECT i.key FROM " + dialect().items("'[3, 5]'", "i")))
        .containsExactly("0", "1");
  }

  @Test
  void anObjectIsAsManyEntries() throws SQLException {
    assertThat(ask("SELECT e.key || e.value FROM " + dialect().entries("'{\"a\": \"x\"}'", "e")))
        .containsExactly("ax");
  }

  @Test
  void aFieldIsFoundByItsName() throws SQLException {
    assertThat(ask("SELECT " + dialect().field("'{\"a.b\": 7}'", "a.b"))).containsExactly("7");
    assertThat(ask("SELECT " + dialect().text("'\"x\"'"))).containsExactly("x");
  }

  @Test
  void onlyTrueFieldsAreCounted() throws SQLException {
    var array = "'[{\"kept\": true}, {\"kept\": false}, {}]'";
    assertThat(ask("SELECT " + dialect().countTrue(array, "kept"))).containsExactly("1");
  }

  @Test
  void rowsAreGatheredIntoJson() throws SQLException {
    var rows = " FROM (SELECT 'a' AS k, '[1]' AS v)";
    assertThat(ask("SELECT " + dialect().arrayOf("k") + rows)).containsExactly("[\"a\"]");
    assertThat(ask("SELECT " + dialect().objectOf("k", "v") + rows))
        .containsExactly("{\"a\":\"[1]\"}");
    assertThat(ask("SELECT " + dialect().objectOfJson("k", "v") + rows))
        .containsExactly("{\"a\":[1]}");
  }

  @Test
  void aConditionMustHoldInEveryRow() throws SQLException {
    var rows = " FROM (SELECT 1 AS n UNION SELECT 2)";
    assertThat(ask("SELECT " + dialect().every("n > 0") + rows)).containsExactly("1");
    assertThat(ask("SELECT " + dialect().every("n > 1") + rows)).containsExactly("0");
  }

  @Test
  void aTimeIsTextToTheMicrosecond() throws SQLException {
    assertThat(ask("SELECT " + dialect().time("1000001")))
        .containsExactly("1970-01-01 00:00:01.000001");
  }

  @Test
  void bracketsInPatternsStandForThemselves() throws SQLException {
    var pattern = "'" + dialect().pattern("a[1]*") + "'";
    assertThat(ask("SELECT " + dialect().matches("'a[1]b'", pattern))).containsExactly("1");
    assertThat(ask("SELECT " + dialect().matches("'a1b'", pattern))).containsExactly("0");
  }

  @Test
  void anotherDatabaseIsRefused() throws SQLException {
    try (var other = DriverManager.getConnection("jdbc:duckdb:")) {
      assertThatThrownBy(() -> Dialects.of(other))
          .hasMessageContaining("Expected a connection to SQLite");
    }
  }
}
