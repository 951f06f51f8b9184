package bellwether.query.measured.source;

import bellwether.query.Json;
import bellwether.query.sql.CatalogRows;
import bellwether.query.sql.SqlFragment;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Whose jobs the measurements are of; the archive does not know.
public record Owners(Map<Long, String> users) {

  public static Owners of(CatalogRows catalog, Set<Long> measurements) {
    var users = new LinkedHashMap<Long, String>();
    catalog
        .list(
            SqlFragment.of(
                "SELECT id, user FROM measurement WHERE id IN (%s)"
                    .formatted(catalog.dialect().values("?")),
                Json.text(measurements)),
            row -> Map.entry(row.getLong(1), row.getString(2)))
        .forEach(entry -> users.put(entry.getKey(), entry.getValue()));
    return new Owners(users);
  }

  public String of(long measurement) {
    return users.getOrDefault(measurement, "");
  }

  /// The user in DuckDB's SQL. A join would cost the order of the rows; a list is looked into by
  /// place.
  public String sql(String id) {
    var distinct = new HashSet<>(users.values());
    if (distinct.size() <= 1) {
      return literal(distinct.isEmpty() ? "" : distinct.iterator().next());
    }
    var sorted = new TreeMap<>(users);
    long first = sorted.firstKey();
    var list = new StringBuilder("[");
    for (long at = first; at <= sorted.lastKey(); at++) {
      list.append(at == first ? "" : ", ").append(literal(of(at)));
    }
    return "list_extract(%s], (%s >> 24) - %d)".formatted(list, id, first - 1);
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
