package bellwether.query.measured.jobs;

import bellwether.model.Micros;
import bellwether.query.Json;
import bellwether.query.Tags;
import bellwether.query.measured.source.TagFilter;
import bellwether.query.sql.CatalogRows;
import bellwether.query.sql.SqlFragment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The reference models of a catalog. Not thread-safe.
public final class Models {
  private static final String SQL =
      """
      SELECT id, name, tags, op_tags, computed, info, enabled, created_time, updated_time
      FROM refmodel ORDER BY id
      """;
  private static final String JOBS =
      """
      SELECT j.refmodel_id, j.measurement_id, m.jobid FROM refmodel_job j
      JOIN measurement m ON m.id = j.measurement_id ORDER BY j.refmodel_id, m.start_time, m.id
      """;

  private final CatalogRows catalog;

  public Models(CatalogRows catalog) {
    this.catalog = catalog;
  }

  /// A job that a model learned from.
  private record Learned(long measurement, String job) {}

  /// All of them, in the order in which they were made.
  public List<StoredModel> list() {
    var learned = new HashMap<Long, List<Learned>>();
    catalog.list(
        SqlFragment.of(JOBS),
        row ->
            learned
                .computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
                .add(new Learned(row.getLong(2), row.getString(3))));
    return catalog.list(SqlFragment.of(SQL), row -> model(row, learned));
  }

  /// Those with these tags.
  public List<StoredModel> tagged(TagFilter filter) {
    return list().stream().filter(model -> filter.matches(model.tags())).toList();
  }

  /// The one of this name, or of this number.
  public Optional<StoredModel> find(String nameOrNumber) {
    var all = list();
    return all.stream()
        .filter(model -> nameOrNumber.equals(model.name()))
        .findFirst()
        .or(() ->
            all.stream()
                .filter(model -> nameOrNumber.equals(Long.toString(model.number())))
                .findFirst());
  }

  private static StoredModel model(ResultSet row, Map<Long, List<Learned>> learned)
      throws SQLException {
    var from = learned.getOrDefault(row.getLong(1), List.of());
    return new StoredModel(
        row.getLong(1),
        row.getString(2),
        Tags.ofJson(row.getString(3)),
        Tags.list(row.getString(4)),
        Json.object(row.getString(5)),
        Json.object(row.getString(6)),
        row.getLong(7) != 0,
        from.stream().map(Learned::measurement).toList(),
        from.stream().map(Learned::job).toList(),
        Micros.time(row.getLong(8)),
        Micros.time(row.getLong(9)));
  }
}
