package bellwether.store;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// SQLite, in a file.
record SqliteKind(CatalogPlace place) implements CatalogKind {

  @Override
  public Catalog open(CatalogOptions options) {
    return Catalog.open(place, options);
  }

  @Override
  public Replay replay(long origin) {
    try (var reader = CatalogReader.open(place)) {
      return reader.replay(origin);
    }
  }

  @Override
  public List<Map<String, Object>> rows(String sql) {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + place);
        var statement = connection.createStatement();
        var found = statement.executeQuery(sql)) {
      var rows = new ArrayList<Map<String, Object>>();
      while (found.next()) {
        var row = new LinkedHashMap<String, Object>();
        for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
          row.put(found.getMetaData().getColumnLabel(column), found.getObject(column));
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
