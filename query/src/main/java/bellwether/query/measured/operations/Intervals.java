package bellwether.query.measured.operations;

import bellwether.model.Micros;
import bellwether.query.Json;
import bellwether.query.Tags;
import bellwether.query.measured.jobs.Span;
import bellwether.query.measured.processes.ProcessScope;
import bellwether.query.measured.source.ArchiveRows;
import bellwether.query.measured.source.MeasurementSource;
import bellwether.query.sql.SqlFragment;
import bellwether.store.archive.PackedSpans;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// When processes ran, by measurement and tags: the start and the end of each span in turn, in
/// microseconds since 1970; spans do not touch each other.
public record Intervals(Map<Long, Map<Tags, long[]>> spans) {
  private static final String STORED =
      """
      SELECT measurement_id, tags, spans FROM op_sum
      WHERE measurement_id IN (%s)
      """;

  // What comes before a span is over before it begins; so the latest end of all that began before
  // the next span is where it ends.
  private static final String ARCHIVED =
      """
      SELECT m, tags, s, coalesce(lead(before) OVER (PARTITION BY m, tags ORDER BY s), last)
      FROM (
        SELECT m, tags, s, max(e) OVER (PARTITION BY m, tags) AS last,
          max(e) OVER (PARTITION BY m, tags ORDER BY s, e
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
        FROM (
          SELECT id >> 24 AS m, tags, epoch_us(start) AS s, epoch_us("end") AS e FROM %s
          WHERE tags IN (SELECT unnest(from_json(?::JSON, '["VARCHAR"]'))) AND "end" >= start AND (%s)))
      WHERE before IS NULL OR s > before
      ORDER BY m, tags, s
      """;

  /// Of all processes with any of these tags. They are in the catalog, but not where that is of an
  /// older edition.
  public static Intervals of(MeasurementSource source, Set<Long> measurements, Set<Tags> tags) {
    var byText = new HashMap<String, Tags>();
    tags.forEach(one -> byText.put(one.json(), one));
    var found = new Intervals(new HashMap<>());
    var missing = new LinkedHashSet<Long>();
    source
        .catalog()
        .list(
            SqlFragment.of(
                STORED.formatted(source.catalog().dialect().values("?")), Json.text(measurements)),
            row -> {
              var meant = byText.get(row.getString(2));
              var packed = meant == null ? null : row.getBytes(3);
              if (meant != null && packed != null) {
                found.put(row.getLong(1), meant, PackedSpans.unpacked(packed));
              } else if (meant != null) {
                missing.add(row.getLong(1));
              }
              return meant != null;
            });
    if (!missing.isEmpty()) {
      found.spans.putAll(archived(source.archive(), missing, tags, null).spans);
    }
    return found;
  }

  /// Of those with any of these tags that a question means.
  public static Intervals among(ProcessScope scope, Set<Tags> tags) {
    return archived(scope.source().archive(), scope.measurements(), tags, scope);
  }

  private static Intervals archived(
      ArchiveRows archive, Set<Long> measurements, Set<Tags> tags, @Nullable ProcessScope among) {
    var condition = among == null ? SqlFragment.of("true") : among.where();
    var values = new ArrayList<Object>();
    values.add(Json.text(tags.stream().map(Tags::json).toList()));
    values.addAll(condition.values());
    var view = among == null ? "processes" : among.view();
    var known = new HashMap<String, Tags>();
    var found = new Intervals(new HashMap<>());
    var numbers = new HashMap<Long, Map<Tags, List<Long>>>();
    archive.list(
        measurements,
        new SqlFragment(ARCHIVED.formatted(view, condition.sql()), values),
        row ->
            numbers
                .computeIfAbsent(row.getLong(1), _ -> new HashMap<>())
                .computeIfAbsent(
                    known.computeIfAbsent(row.getString(2), Tags::ofJson), _ -> new ArrayList<>())
                .addAll(List.of(row.getLong(3), row.getLong(4))));
    numbers.forEach((id, byTags) ->
        byTags.forEach(
            (one, list) -> found.put(id, one, list.stream().mapToLong(Long::longValue).toArray())));
    return found;
  }

  private void put(long measurement, Tags tags, long[] numbers) {
    spans.computeIfAbsent(measurement, _ -> new HashMap<>()).put(tags, numbers);
  }

  /// Those of one measurement over some tags.
  public Union of(long measurement, Collection<Tags> meant) {
    return Union.of(found(measurement, meant));
  }

  /// Those of all measurements over some tags.
  public Union of(Collection<Tags> meant) {
    return Union.of(spans.keySet().stream().flatMap(id -> found(id, meant).stream()).toList());
  }

  private List<long[]> found(long measurement, Collection<Tags> meant) {
    var byTags = spans.getOrDefault(measurement, Map.of());
    var found = new ArrayList<long[]>();
    for (var tags : meant) {
      var numbers = byTags.get(tags);
      if (numbers != null) {
        found.add(numbers);
      }
    }
    return found;
  }

  /// Spans that do not touch each other, in order: the start and the end of each in turn.
  public record Union(long[] numbers) {
    static Union of(List<long[]> parts) {
      return new Union(parts.size() == 1 ? parts.getFirst() : merged(parts));
    }

    private static long[] merged(List<long[]> parts) {
      var spans = new long[parts.stream().mapToInt(part -> part.length / 2).sum()][];
      int count = 0;
      for (var part : parts) {
        for (int i = 0; i < part.length; i += 2) {
          spans[count++] = new long[] {part[i], part[i + 1]};
        }
      }
      Arrays.sort(spans, (one, other) -> Long.compare(one[0], other[0]));
      return joined(spans);
    }

    private static long[] joined(long[][] spans) {
      var numbers = new long[2 * spans.length];
      int size = 0;
      for (var span : spans) {
        if (size > 0 && span[0] <= numbers[size - 1]) {
          numbers[size - 1] = Math.max(numbers[size - 1], span[1]);
        } else {
          numbers[size++] = span[0];
          numbers[size++] = span[1];
        }
      }
      return Arrays.copyOf(numbers, size);
    }

    /// How long all of them are.
    public Duration length() {
      long sum = 0;
      for (int i = 0; i < numbers.length; i += 2) {
        sum += numbers[i + 1] - numbers[i];
      }
      return Duration.of(sum, ChronoUnit.MICROS);
    }

    public List<Span> spans() {
      var spans = new ArrayList<Span>();
      for (int i = 0; i < numbers.length; i += 2) {
        spans.add(new Span(Micros.time(numbers[i]), Micros.time(numbers[i + 1])));
      }
      return spans;
    }
  }
}
