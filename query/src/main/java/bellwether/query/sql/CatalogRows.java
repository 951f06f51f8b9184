package bellwether.query.sql;

import bellwether.query.MeasuredException;
import bellwether.store.dialect.Dialect;
import bellwether.store.dialect.Dialects;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Asks the catalog.
public record CatalogRows(Connection connection) {
  /// Makes something of one row.
  public interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  /// The SQL that the catalog's database understands.
  public Dialect dialect() {
    return Dialects.of(connection);
  }

  public <T> List<T> list(SqlFragment piece, Reading<T> reading) {
    try {
      return list(connection, piece, reading);
    } catch (SQLException e) {
      throw refused("The catalog", e);
    }
  }

  public static <T> List<T> list(Connection connection, SqlFragment piece, Reading<T> reading)
      throws SQLException {
    try (var statement = connection.prepareStatement(piece.sql())) {
      bind(statement, piece.values());
      var all = new ArrayList<T>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          all.add(reading.of(rows));
        }
      }
      return all;
    }
  }

  public static void execute(Connection connection, SqlFragment piece) throws SQLException {
    try (var statement = connection.prepareStatement(piece.sql())) {
      bind(statement, piece.values());
      statement.execute();
    }
  }

  static void bind(PreparedStatement statement, List<Object> values) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
  }

  public static MeasuredException refused(String who, SQLException e) {
    return Unknown.of(who, e);
  }
}
