package bellwether.query.measured.operations;

import bellwether.model.Micros;
import bellwether.query.Tags;
import bellwether.query.measured.processes.ProcessReading;
import bellwether.query.measured.processes.ProcessScope;
import bellwether.query.measured.source.OperationSums;
import bellwether.store.archive.SaturatedSums;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The sums over some of the processes of the same tags, which the catalog does not know.
public final class FilteredSums {
  /// Columns that the sums of the catalog leave out, too: adding them up means nothing.
  private static final Set<String> UNSUMMED = Set.of("num_threads", "starttime");

  private static final int FIRST_COUNTER = 9;

  private final Map<Long, String> names;
  private final List<String> counters;
  private final Map<String, Tags> tags = new HashMap<>();

  private FilteredSums(Map<Long, String> names, List<String> counters) {
    this.names = names;
    this.counters = counters;
  }

  public static Map<Long, List<OperationSums>> of(ProcessScope scope, Map<Long, String> names) {
    var columns = scope.source().archive().columns(scope.measurements(), "processes");
    var counters =
        ProcessReading.counters(columns).stream()
            .filter(name -> !UNSUMMED.contains(name) && !name.equals("rssmax_max"))
            .toList();
    var sums = new FilteredSums(names, counters);
    var found = new LinkedHashMap<Long, List<OperationSums>>();
    names.keySet().forEach(id -> found.put(id, new ArrayList<>()));
    scope
        .list(sums.selected(scope), "GROUP BY 1, 2 ORDER BY 1, 2", sums::row)
        .forEach(row -> found.computeIfAbsent(row.measurement(), _ -> new ArrayList<>()).add(row));
    return found;
  }

  private String selected(ProcessScope scope) {
    return """
    processes.id >> 24, processes.tags, count(*), sum(numtids)::BIGINT,
    sum(processes.duration)::BIGINT, %s,
    epoch_us(coalesce(
      min(processes.start) FILTER (processes."end" >= processes.start), min(processes.start))),
    epoch_us(coalesce(
      max(processes."end") FILTER (processes."end" >= processes.start), min(processes.start)))
    """
            .formatted(SaturatedSums.sql("processes.cpu_time"))
        + counters.stream()
            .map(name -> ", " + SaturatedSums.sql(scope.column(name)))
            .collect(Collectors.joining());
  }

  private OperationSums row(ResultSet row) throws SQLException {
    long id = row.getLong(1);
    return new OperationSums(
        tags.computeIfAbsent(row.getString(2), Tags::ofJson),
        names.get(id),
        id,
        row.getLong(3),
        row.getLong(4),
        Duration.of(row.getLong(5), ChronoUnit.MICROS),
        Duration.of(row.getLong(6), ChronoUnit.MICROS),
        Micros.time(row.getLong(7)),
        Micros.time(row.getLong(8)),
        counters(row));
  }

  private Map<String, Long> counters(ResultSet row) throws SQLException {
    var sums = new LinkedHashMap<String, Long>();
    for (int i = 0; i < counters.size(); i++) {
      long sum = row.getLong(FIRST_COUNTER + i);
      if (!row.wasNull()) {
        sums.put(counters.get(i), sum);
      }
    }
    return sums;
  }
}
