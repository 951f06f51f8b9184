package bellwether.query.measured.source;

import bellwether.model.Micros;
import bellwether.query.Tags;
import bellwether.query.table.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the processes of an operation add up to, in one job or, where `job` is null, in several.
///
/// @param tags what the processes were asked to have
/// @param measurement the catalog's number of the job's measurement; 0 for several
/// @param threads how many they had
/// @param duration by the method that was asked for
/// @param counters the sum of each counter
public record OperationSums(
    Tags tags,
    @Nullable String job,
    long measurement,
    long processes,
    long threads,
    Duration duration,
    Duration cpuTime,
    Instant start,
    Instant end,
    Map<String, Long> counters)
    implements Row {

  /// With others, of the same job or another.
  public OperationSums plus(OperationSums other) {
    boolean same = measurement == other.measurement;
    return new OperationSums(
        tags,
        same ? job : null,
        same ? measurement : 0,
        processes + other.processes,
        threads + other.threads,
        duration.plus(other.duration),
        cpuTime.plus(other.cpuTime),
        start.isBefore(other.start) ? start : other.start,
        end.isAfter(other.end) ? end : other.end,
        CounterSums.plus(counters, other.counters));
  }

  /// As the sums of an operation that is called by other tags.
  public OperationSums named(Tags name) {
    return name == tags
        ? this
        : new OperationSums(
            name, job, measurement, processes, threads, duration, cpuTime, start, end, counters);
  }

  /// As the sums of several jobs.
  public OperationSums ofNoJob() {
    return new OperationSums(
        tags, null, 0, processes, threads, duration, cpuTime, start, end, counters);
  }

  public OperationSums lasting(Duration other) {
    return new OperationSums(
        tags, job, measurement, processes, threads, other, cpuTime, start, end, counters);
  }

  /// The counters with `num_procs`, `numtids`, and `duration` and `cpu_time` in microseconds.
  public Map<String, Long> sums() {
    var sums = new LinkedHashMap<>(counters);
    sums.put("num_procs", processes);
    sums.put("numtids", threads);
    sums.put("cpu_time", Micros.of(cpuTime));
    sums.put("duration", Micros.of(duration));
    return sums;
  }

  @Override
  public Map<String, @Nullable Object> columns() {
    var columns = new LinkedHashMap<String, @Nullable Object>();
    if (job != null) {
      columns.put("job", job);
      columns.put("jobid", job);
    }
    columns.put("tags", tags.values());
    columns.putAll(sums());
    return columns;
  }
}
