package bellwether.query.measured.processes;

import bellwether.model.Micros;
import bellwether.query.Tags;
import bellwether.query.table.IsoTimes;
import bellwether.query.table.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A measured process.
///
/// @param id the same for ever, also when the archive is packed anew
/// @param job the scheduler's id of its job
/// @param attempt which attempt of the job it is of, from 1
/// @param user whose job it is
/// @param exitSignal the number of the signal that ended it; null: none, or the collector did not
///   say
/// @param generation how often its pid had been started anew; null: the collector did not say
/// @param cpuTime its own
/// @param inclusiveCpuTime its own and that of all its descendants
/// @param parent the id of its parent; null: it has none in its job
/// @param depth how many ancestors it has in its job
/// @param largestMemory the largest `rssmax` of its threads in KiB; null: not counted
/// @param virtualMemory in bytes; null: not counted
/// @param counters the sums over its threads, of every counter of its job
public record ProcessMeasurement(
    long id,
    String job,
    int attempt,
    String user,
    String host,
    Tags tags,
    String executable,
    String path,
    String args,
    @Nullable Long exitCode,
    @Nullable Long exitSignal,
    long pid,
    @Nullable Long generation,
    long parentPid,
    long processGroup,
    long session,
    long threads,
    Instant start,
    Instant end,
    Duration cpuTime,
    Duration inclusiveCpuTime,
    @Nullable Long parent,
    int depth,
    @Nullable Long largestMemory,
    @Nullable Long virtualMemory,
    Map<String, Long> counters)
    implements Row {

  /// The room for a process's place in its id.
  private static final int PLACE_BITS = 24;

  /// From start to end; zero where the end is before the start.
  public Duration duration() {
    return Micros.between(start, end);
  }

  /// The catalog's number of its measurement.
  public long measurement() {
    return id >> PLACE_BITS;
  }

  public static long measurementOf(long id) {
    return id >> PLACE_BITS;
  }

  @Override
  public Map<String, @Nullable Object> columns() {
    var columns = new LinkedHashMap<String, @Nullable Object>();
    columns.put("id", id);
    columns.put("job", job);
    columns.put("jobid", job);
    columns.put("attempt", attempt);
    columns.put("user", user);
    columns.put("host", host);
    columns.put("exename", executable);
    columns.put("path", path);
    columns.put("args", args);
    columns.put("exitcode", exitCode);
    columns.put("exit_code", exitCode);
    columns.put("exit_signal", exitSignal);
    columns.put("pid", pid);
    columns.put("gen", generation);
    columns.put("generation", generation);
    columns.put("ppid", parentPid);
    columns.put("pgid", processGroup);
    columns.put("sid", session);
    columns.put("numtids", threads);
    columns.put("threads", threads);
    putTimes(columns);
    columns.put("parent", parent);
    columns.put("depth", depth);
    columns.put("tags", tags.values());
    counters.forEach(columns::putIfAbsent);
    columns.put("rssmax_max", largestMemory);
    columns.put("vsize_bytes", virtualMemory);
    return columns;
  }

  private void putTimes(Map<String, @Nullable Object> columns) {
    columns.put("start", IsoTimes.text(start));
    columns.put("end", IsoTimes.text(end));
    columns.put("start_us", Micros.of(start));
    columns.put("end_us", Micros.of(end));
    columns.put("duration", Micros.orNull(start, end));
    columns.put("cpu_time", Micros.of(cpuTime));
    columns.put("inclusive_cpu_time", Micros.of(inclusiveCpuTime));
  }
}
