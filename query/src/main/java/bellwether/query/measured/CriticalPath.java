package bellwether.query.measured;

import bellwether.model.Micros;
import bellwether.query.measured.jobs.JobMeasurement;
import bellwether.query.measured.processes.ProcessMeasurement;
import bellwether.query.measured.processes.ProcessScope;
import bellwether.query.sql.Condition;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a job's duration is made of: from its end backwards, always the process that ended last
/// before, in each process among its children.
///
/// @param steps in the order of time, each before those within it
/// @param outside the time of the job in which none of its processes was waited for
public record CriticalPath(JobMeasurement job, List<Step> steps, Duration outside) {
  private static final int ASKED_AT_ONCE = 1_000;

  /// Copies the list.
  public CriticalPath {
    steps = List.copyOf(steps);
  }

  /// A process on the path.
  ///
  /// @param depth how many processes of the path it is within
  /// @param own the part of its duration in which none of its children was waited for
  public record Step(ProcessMeasurement process, int depth, Duration own) {}

  /// A process as the search needs it, in microseconds.
  private record Node(long id, @Nullable Long parent, long start, long end) {}

  /// A process on the path before it is looked up.
  private record Found(long id, int depth, long own) {}

  static CriticalPath of(ProcessScope scope, JobMeasurement job) {
    var children = new HashMap<Long, List<Node>>();
    for (var node : nodes(scope)) {
      long parent = node.parent == null ? 0 : node.parent;
      children.computeIfAbsent(parent, _ -> new ArrayList<>()).add(node);
    }
    var search = new Search(children);
    var end = Micros.of(job.end());
    var latest =
        children.getOrDefault(0L, List.of()).stream().mapToLong(Node::end).max().orElse(end);
    long start = Micros.of(job.start());
    long own = search.walk(new Node(0, null, start, Math.max(end, latest)), start, -1);
    Collections.reverse(search.found);
    return new CriticalPath(job, steps(scope, search.found), micros(own));
  }

  private static List<Node> nodes(ProcessScope scope) {
    return scope.list(
        "processes.id, processes.parent_id, epoch_us(processes.start), epoch_us(processes.\"end\")",
        "",
        row -> {
          long parent = row.getLong(2);
          return new Node(
              row.getLong(1), row.wasNull() ? null : (Long) parent, row.getLong(3), row.getLong(4));
        });
  }

  /// Finds the path from its end on; so what is found comes last first.
  private record Search(Map<Long, List<Node>> children, List<Found> found) {
    Search(Map<Long, List<Node>> children) {
      this(children, new ArrayList<>());
    }

    /// Returns the process's own time on the path.
    ///
    /// @param from what is before it is not on the path, since clocks may put children before their
    ///   parents
    long walk(Node process, long from, int depth) {
      long at = process.end;
      long own = 0;
      for (var child : lastFirst(process.id)) {
        if (child.end <= at && child.end > from && child.start <= child.end) {
          own += at - child.end;
          at = Math.max(from, child.start);
          long within = walk(child, at, depth + 1);
          found.add(new Found(child.id, depth + 1, within));
        }
      }
      return own + Math.max(0, at - from);
    }

    private List<Node> lastFirst(long id) {
      var sorted = new ArrayList<>(children.getOrDefault(id, List.of()));
      sorted.sort(Comparator.comparingLong(Node::end).thenComparingLong(Node::start).reversed());
      return sorted;
    }
  }

  private static List<Step> steps(ProcessScope scope, List<Found> found) {
    var known = new HashMap<Long, ProcessMeasurement>();
    for (int from = 0; from < found.size(); from += ASKED_AT_ONCE) {
      var some = found.subList(from, Math.min(found.size(), from + ASKED_AT_ONCE));
      scope
          .where(Condition.oneOf("id", some.stream().map(Found::id).toList()))
          .processes("")
          .forEach(process -> known.put(process.id(), process));
    }
    return found.stream()
        .flatMap(one -> {
          var process = known.get(one.id);
          return process == null
              ? Stream.<Step>empty()
              : Stream.of(new Step(process, one.depth, micros(one.own)));
        })
        .toList();
  }

  private static Duration micros(long count) {
    return Duration.of(count, ChronoUnit.MICROS);
  }

  /// The own times of the steps added up for each value of something, the largest first: rows of
  /// its name, `steps`, `own_time` (microseconds) and `own_share`. Steps without a value come as
  /// null.
  public List<Map<String, @Nullable Object>> rowsPer(String column) {
    var sums = new LinkedHashMap<String, Duration>();
    var counts = new HashMap<String, Long>();
    for (var step : steps) {
      var value = value(step.process, column);
      sums.merge(value, step.own, Duration::plus);
      counts.merge(value, 1L, Long::sum);
    }
    double whole = Math.max(1, Micros.nanos(job.duration()));
    return sums.entrySet().stream()
        .sorted(Map.Entry.<String, Duration>comparingByValue().reversed())
        .map(entry -> {
          Map<String, @Nullable Object> row = new LinkedHashMap<>();
          row.put("job", job.id());
          row.put(column, entry.getKey().isEmpty() ? null : entry.getKey());
          row.put("steps", counts.get(entry.getKey()));
          row.put("own_time", Micros.of(entry.getValue()));
          row.put("own_share", Micros.nanos(entry.getValue()) / whole);
          return row;
        })
        .toList();
  }

  /// A tag's value, else that of a column.
  private static String value(ProcessMeasurement process, String name) {
    var tag = process.tags().values().get(name);
    var value = tag == null ? process.columns().get(name) : tag;
    return value == null ? "" : value.toString();
  }

  /// A row for each step: the process's columns, `path_depth`, `own_time` (microseconds) and
  /// `own_share` of the job's duration.
  public List<Map<String, @Nullable Object>> rows() {
    double whole = Math.max(1, Micros.nanos(job.duration()));
    return steps.stream()
        .map(step -> {
          Map<String, @Nullable Object> row = new LinkedHashMap<>();
          row.put("path_depth", (long) step.depth);
          row.put("own_time", Micros.of(step.own));
          row.put("own_share", Micros.nanos(step.own) / whole);
          row.putAll(step.process.columns());
          return row;
        })
        .toList();
  }
}
