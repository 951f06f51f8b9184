package bellwether.query.measured;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// The catalog's sums over processes of the same tags, of some measurements.
///
/// @param byMeasurement in the order of the jobs
/// @param withPair which of all rows have a tag; spares comparing each row with each tag
record OperationRows(
    Map<Long, List<OperationSums>> byMeasurement,
    Map<Map.Entry<String, String>, Set<Tags>> withPair) {

  static OperationRows of(CatalogRows catalog, List<Long> measurements) {
    var byMeasurement = new LinkedHashMap<Long, List<OperationSums>>();
    measurements.forEach(id -> byMeasurement.put(id, new ArrayList<>()));
    var withPair = new HashMap<Map.Entry<String, String>, Set<Tags>>();
    var known = new HashMap<String, Tags>();
    catalog
        .list(
            Piece.of(
                """
                SELECT o.tags, m.jobid, m.id, o.process_count, o.thread_count, o.duration_us,
                  o.cpu_time_us, o.start_time, o.end_time, o.sums
                FROM op_sum o JOIN measurement m ON m.id = o.measurement_id
                WHERE o.measurement_id IN (SELECT value FROM json_each(?)) ORDER BY o.tags
                """,
                Json.text(measurements)),
            row -> sums(row, known))
        .forEach(sums -> {
          byMeasurement.computeIfAbsent(sums.measurement(), _ -> new ArrayList<>()).add(sums);
          sums.tags()
              .values()
              .entrySet()
              .forEach(pair ->
                  withPair
                      .computeIfAbsent(
                          Map.entry(pair.getKey(), pair.getValue()), _ -> new LinkedHashSet<>())
                      .add(sums.tags()));
        });
    return new OperationRows(byMeasurement, withPair);
  }

  private static OperationSums sums(ResultSet row, Map<String, Tags> known) throws SQLException {
    return new OperationSums(
        known.computeIfAbsent(row.getString(1), Tags::ofJson),
        row.getString(2),
        row.getLong(3),
        row.getLong(4),
        row.getLong(5),
        Duration.of(row.getLong(6), ChronoUnit.MICROS),
        Duration.of(row.getLong(7), ChronoUnit.MICROS),
        Micros.time(row.getLong(8)),
        Micros.time(row.getLong(9)),
        Json.numbers(row.getString(10)));
  }

  /// The tags of processes that some tags mean.
  Set<Tags> meant(Tags wanted, boolean exact) {
    if (exact || wanted.isEmpty()) {
      return Set.of(wanted);
    }
    Set<Tags> fewest = null;
    for (var pair : wanted.values().entrySet()) {
      var with = withPair.getOrDefault(Map.entry(pair.getKey(), pair.getValue()), Set.of());
      fewest = fewest == null || with.size() < fewest.size() ? with : fewest;
    }
    var meant = new LinkedHashSet<Tags>();
    (fewest == null ? Set.<Tags>of() : fewest).stream().filter(wanted::isIn).forEach(meant::add);
    return meant;
  }

  /// The sums of one measurement over the processes with some tags; empty: there are none.
  List<OperationSums> of(long measurement, Predicate<Tags> meant) {
    return byMeasurement.getOrDefault(measurement, List.of()).stream()
        .filter(row -> meant.test(row.tags()))
        .toList();
  }
}
