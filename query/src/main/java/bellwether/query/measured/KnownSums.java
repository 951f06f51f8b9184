package bellwether.query.measured;

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

/// The catalog's sums over processes of the same tags, kept in memory once they were asked for.
///
/// They are forgotten when the catalog has changed, or when there are too many. Tags that are equal
/// are the same object here.
final class KnownSums {
  private static final int MOST_ROWS = 500_000;
  private static final String SQL =
      """
      SELECT o.tags, m.jobid, m.id, o.process_count, o.thread_count, o.duration_us, o.cpu_time_us,
        o.start_time, o.end_time, o.sums
      FROM json_each(?) wanted JOIN measurement m ON m.id = wanted.value
        CROSS JOIN op_sum o ON o.measurement_id = m.id
      ORDER BY wanted.key, o.tags
      """;

  private static final String COUNTERS =
      "SELECT id, counters FROM measurement WHERE id IN (SELECT value FROM json_each(?))";

  private final CatalogRows catalog;
  private final Map<String, Tags> tags = new HashMap<>();
  private final Map<Long, List<OperationSums>> known = new HashMap<>();
  private final Map<String, List<String>> counters = new HashMap<>();
  private final SumsReader sums = new SumsReader();
  private long edition = -1;
  private int rows;

  KnownSums(CatalogRows catalog) {
    this.catalog = catalog;
  }

  /// Those of some measurements, in this order; those of one by the text of their tags.
  Map<Long, List<OperationSums>> of(Collection<Long> measurements) {
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
    var countersOf = new HashMap<Long, List<String>>();
    catalog
        .list(
            Piece.of(COUNTERS, Json.text(missing)),
            row -> Map.entry(row.getLong(1), counters(row.getString(2))))
        .forEach(entry -> countersOf.put(entry.getKey(), entry.getValue()));
    catalog
        .list(Piece.of(SQL, Json.text(missing)), row -> row(row, countersOf))
        .forEach(row -> {
          known.computeIfAbsent(row.measurement(), _ -> new ArrayList<>()).add(row);
          rows++;
        });
  }

  private void forgetIfChanged() {
    long now = catalog.list(Piece.of("PRAGMA data_version"), row -> row.getLong(1)).getFirst();
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

  private OperationSums row(ResultSet row, Map<Long, List<String>> countersOf) throws SQLException {
    long id = row.getLong(3);
    return new OperationSums(
        tags.computeIfAbsent(row.getString(1), Tags::ofJson),
        row.getString(2),
        id,
        row.getLong(4),
        row.getLong(5),
        Duration.of(row.getLong(6), ChronoUnit.MICROS),
        Duration.of(row.getLong(7), ChronoUnit.MICROS),
        Micros.time(row.getLong(8)),
        Micros.time(row.getLong(9)),
        sums.read(countersOf.getOrDefault(id, List.of()), row.getString(10)));
  }
}
