package bellwether.query.measured;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Asks the catalog.
record CatalogRows(Connection connection) {
  /// Makes something of one row.
  interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  <T> List<T> list(Piece piece, Reading<T> reading) {
    try {
      return list(connection, piece, reading);
    } catch (SQLException e) {
      throw refused("The catalog", e);
    }
  }

  static <T> List<T> list(Connection connection, Piece piece, Reading<T> reading)
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

  static void execute(Connection connection, Piece piece) throws SQLException {
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

  static MeasuredException refused(String who, SQLException e) {
    return Unknown.of(who, e);
  }
}
