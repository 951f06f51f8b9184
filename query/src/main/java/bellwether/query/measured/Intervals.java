package bellwether.query.measured;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// When processes ran, by measurement and tags: spans that do not touch each other.
record Intervals(Map<Long, Map<Tags, List<Span>>> spans) {
  private static final String SQL =
      """
      SELECT m, tags, min(s), max(e) FROM (
        SELECT *, sum(CASE WHEN s <= before THEN 0 ELSE 1 END) OVER
          (PARTITION BY m, tags ORDER BY s, e ROWS UNBOUNDED PRECEDING) AS island
        FROM (
          SELECT id >> 24 AS m, tags, epoch_us(start) AS s, epoch_us("end") AS e,
            max(epoch_us("end")) OVER (PARTITION BY id >> 24, tags ORDER BY start, "end"
              ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
          FROM %s
          WHERE tags IN (SELECT unnest(from_json(?::JSON, '["VARCHAR"]'))) AND (%s)))
      GROUP BY m, tags, island
      """;

  /// Of the processes with any of these tags that are among others; null: of all.
  static Intervals of(
      ArchiveRows archive, Set<Long> measurements, Set<Tags> tags, @Nullable ProcessScope among) {
    var source = among == null ? "processes" : among.source();
    var condition = among == null ? Piece.of("true") : among.where();
    var values = new ArrayList<Object>();
    values.add(Json.text(tags.stream().map(Tags::json).toList()));
    values.addAll(condition.values());
    var spans = new HashMap<Long, Map<Tags, List<Span>>>();
    var known = new HashMap<String, Tags>();
    archive
        .list(
            measurements,
            new Piece(SQL.formatted(source, condition.sql()), values),
            row ->
                Map.entry(
                    Map.entry(
                        row.getLong(1), known.computeIfAbsent(row.getString(2), Tags::ofJson)),
                    new Span(Micros.time(row.getLong(3)), Micros.time(row.getLong(4)))))
        .forEach(entry ->
            spans
                .computeIfAbsent(entry.getKey().getKey(), _ -> new HashMap<>())
                .computeIfAbsent(entry.getKey().getValue(), _ -> new ArrayList<>())
                .add(entry.getValue()));
    return new Intervals(spans);
  }

  /// Those of all measurements over some tags.
  List<Span> of(Predicate<Tags> meant) {
    return merged(spans.keySet().stream().flatMap(id -> stream(id, meant)));
  }

  private Stream<Span> stream(long measurement, Predicate<Tags> meant) {
    return spans.getOrDefault(measurement, Map.of()).entrySet().stream()
        .filter(entry -> meant.test(entry.getKey()))
        .flatMap(entry -> entry.getValue().stream());
  }

  private static List<Span> merged(Stream<Span> spans) {
    var merged = new ArrayList<Span>();
    spans
        .sorted(Comparator.comparing(Span::start))
        .forEach(span -> {
          if (merged.isEmpty() || span.start().isAfter(merged.getLast().end())) {
            merged.add(span);
          } else if (span.end().isAfter(merged.getLast().end())) {
            merged.set(merged.size() - 1, new Span(merged.getLast().start(), span.end()));
          }
        });
    return merged;
  }

  static Duration length(List<Span> spans) {
    return spans.stream().map(Span::length).reduce(Duration.ZERO, Duration::plus);
  }
}
