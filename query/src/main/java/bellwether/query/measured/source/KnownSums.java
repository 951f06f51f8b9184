package bellwether.query.measured.source;

import bellwether.model.Micros;
import bellwether.query.Json;
import bellwether.query.Tags;
import bellwether.query.sql.CatalogRows;
import bellwether.query.sql.SqlFragment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The catalog's sums over processes of the same tags, kept in memory once they were asked for.
///
/// They are forgotten when the catalog has changed, or when there are too many. Tags that are equal
/// are the same object here.
public final class KnownSums {
  private static final int MOST_ROWS = 500_000;
  private static final String SQL =
      """
      SELECT tags, measurement_id, process_count, thread_count, duration_us, cpu_time_us,
        start_time, end_time, sums
      FROM op_sum WHERE measurement_id IN (%s)
      ORDER BY measurement_id, tags
      """;

  private static final String HEADS =
      "SELECT id, counters, jobid FROM measurement WHERE id IN (%s)";

  private final CatalogRows catalog;
  private final Map<String, Tags> tags = new HashMap<>();
  private final Map<Long, List<OperationSums>> known = new HashMap<>();
  private final Map<String, List<String>> counters = new HashMap<>();
  private final SumsReader sums = new SumsReader();
  private long edition = -1;
  private int rows;

  /// What the sums of a measurement have in common.
  private record Head(long measurement, List<String> counters, String job) {}

  public KnownSums(CatalogRows catalog) {
    this.catalog = catalog;
  }

  /// Those of some measurements, in this order; those of one by the text of their tags.
  public Map<Long, List<OperationSums>> of(Collection<Long> measurements) {
    forgetIfChanged();
    var missing = measurements.stream().filter(id -> !known.containsKey(id)).toList();
    if (rows + missing.size() > MOST_ROWS) {
      forget();
      missing = List.copyOf(measurements);
    }
    read(missing);
    var found = new LinkedHashMap<Long, List<OperationSums>>();
    measurements.forEach(id -> found.put(id, known.getOrDefault(id, List.of())));
    return found;
  }

  private void read(List<Long> missing) {
    if (missing.isEmpty()) {
      return;
    }
    missing.forEach(id -> known.put(id, new ArrayList<>()));
    var asked = catalog.dialect().values("?");
    var heads = new HashMap<Long, Head>();
    catalog
        .list(
            SqlFragment.of(HEADS.formatted(asked), Json.text(missing)),
            row -> new Head(row.getLong(1), counters(row.getString(2)), row.getString(3)))
        .forEach(head -> heads.put(head.measurement, head));
    catalog
        .list(SqlFragment.of(SQL.formatted(asked), Json.text(missing)), row -> row(row, heads))
        .forEach(row -> {
          known.computeIfAbsent(row.measurement(), _ -> new ArrayList<>()).add(row);
          rows++;
        });
  }

  private void forgetIfChanged() {
    var change = SqlFragment.of(catalog.dialect().changeNumber());
    long now = catalog.list(change, row -> row.getLong(1)).getFirst();
    if (now != edition) {
      forget();
      edition = now;
    }
  }

  private void forget() {
    known.clear();
    tags.clear();
    counters.clear();
    rows = 0;
  }

  private List<String> counters(String json) {
    return counters.computeIfAbsent(json, Json::texts);
  }

  private OperationSums row(ResultSet row, Map<Long, Head> heads) throws SQLException {
    var head = Objects.requireNonNull(heads.get(row.getLong(2)));
    return new OperationSums(
        tags.computeIfAbsent(row.getString(1), Tags::ofJson),
        head.job,
        head.measurement,
        row.getLong(3),
        row.getLong(4),
        Duration.of(row.getLong(5), ChronoUnit.MICROS),
        Duration.of(row.getLong(6), ChronoUnit.MICROS),
        Micros.time(row.getLong(7)),
        Micros.time(row.getLong(8)),
        sums.read(head.counters, row.getString(9)));
  }
}
