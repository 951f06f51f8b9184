package bellwether.query.measured;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How long at least one process of an operation ran, in microseconds: by measurement and the place
/// of the operation among those that were asked for. DuckDB adds up what of each process comes
/// after the end of all before it.
record UnionLengths(Map<Key, Long> lengths) {
  private static final String SQL =
      """
      WITH wanted AS (SELECT unnest(from_json(?::JSON, '["VARCHAR"]')) AS t,
        unnest(from_json(?::JSON, '["INTEGER"]')) AS w)
      SELECT m, w, sum(greatest(0, e - greatest(s, coalesce(before, s))))::BIGINT FROM (
        SELECT *, max(e) OVER (PARTITION BY m, w ORDER BY s, e
          ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
        FROM (
          SELECT processes.id >> 24 AS m, wanted.w, epoch_us(processes.start) AS s,
            epoch_us(processes."end") AS e
          FROM %s JOIN wanted ON wanted.t = processes.tags WHERE %s))
      GROUP BY m, w
      """;

  private record Key(long measurement, int place) {}

  /// @param wanted for each operation the tags of the processes that it means
  /// @param among null: all processes
  static UnionLengths of(
      ArchiveRows archive,
      Set<Long> measurements,
      List<Set<Tags>> wanted,
      @Nullable ProcessScope among) {
    var texts = new ArrayList<String>();
    var places = new ArrayList<Integer>();
    for (int i = 0; i < wanted.size(); i++) {
      for (var tags : wanted.get(i)) {
        texts.add(tags.json());
        places.add(i);
      }
    }
    var condition = among == null ? Piece.of("true") : among.where();
    var values = new ArrayList<Object>(List.of(Json.text(texts), Json.text(places)));
    values.addAll(condition.values());
    var source = among == null ? "processes" : among.source();
    var lengths = new HashMap<Key, Long>();
    archive
        .list(
            measurements,
            new Piece(SQL.formatted(source, condition.sql()), values),
            row -> Map.entry(new Key(row.getLong(1), row.getInt(2)), row.getLong(3)))
        .forEach(entry -> lengths.put(entry.getKey(), entry.getValue()));
    return new UnionLengths(lengths);
  }

  long of(long measurement, int place) {
    return lengths.getOrDefault(new Key(measurement, place), 0L);
  }
}
