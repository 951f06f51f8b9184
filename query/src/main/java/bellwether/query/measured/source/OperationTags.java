package bellwether.query.measured.source;

import bellwether.query.Json;
import bellwether.query.Tags;
import bellwether.query.sql.CatalogRows;
import bellwether.query.sql.SqlFragment;
import java.util.List;
import java.util.Set;

/// Which of the tags that processes have are meant: the catalog knows all of them, so that the
/// archive need only compare texts.
public record OperationTags(CatalogRows catalog, Set<Long> measurements) {
  /// The texts of the tags that a filter means.
  List<String> texts(TagFilter filter) {
    return catalog
        .list(
            SqlFragment.of(
                "SELECT DISTINCT tags FROM op_sum WHERE measurement_id IN (%s)"
                    .formatted(catalog.dialect().values("?")),
                Json.text(measurements)),
            row -> row.getString(1))
        .stream()
        .filter(json -> filter.matches(Tags.ofJson(json)))
        .toList();
  }

  /// The filter in SQL, for a view of processes.
  public SqlFragment among(String view, TagFilter filter) {
    return SqlFragment.of(
        view + ".tags IN (SELECT unnest(from_json(?::JSON, '[\"VARCHAR\"]')))",
        Json.text(texts(filter)));
  }
}
