package bellwether.store.archive;

import bellwether.store.CatalogPlace;
import bellwether.store.CatalogReader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Asks the archive of a catalog in SQL.
record ArchiveQuery(CatalogPlace place) {

  /// The first column of the answer.
  List<String> column(String sql) throws SQLException {
    try (var reader = CatalogReader.open(place);
        var connection = Archive.of(place).connect(reader, ArchiveOptions.standard());
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var found = new ArrayList<String>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }
}
