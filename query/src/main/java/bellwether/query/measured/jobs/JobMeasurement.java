package bellwether.query.measured.jobs;

import bellwether.model.Micros;
import bellwether.query.Tags;
import bellwether.query.table.IsoTimes;
import bellwether.query.table.Row;
import bellwether.store.archive.Recording;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A measured job, or more exactly one attempt of it.
///
/// @param measurement the catalog's number of this measurement
/// @param job the catalog's number of the job
/// @param attempt which attempt of the job it is, from 1
/// @param id the scheduler's id
/// @param zone of the job's local times
/// @param cpuTime of all its processes
/// @param exitCode as the job's record says
/// @param earliestExitCode of its earliest process, which is what EPMT answers
/// @param sums over all its processes: each counter, `num_procs` and `num_threads`
/// @param processTags the distinct tags of its processes
/// @param annotations what people noted: JSON values
/// @param analyses what was found: JSON values
/// @param status script_name, exit_reason and others, as far as known
/// @param counters the names of what its collector counted
/// @param warnings sentences from its import
/// @param skippedLines how many lines and files could not be read
/// @param marks how often something is wrong with a process that was kept, at most a thousand
/// @param coverage the share of the attempt's CPU time that its processes explain, in percent;
///   null: not known, as for imported jobs
public record JobMeasurement(
    long measurement,
    long job,
    int attempt,
    String id,
    String name,
    String user,
    Instant submit,
    Instant start,
    Instant end,
    String zone,
    Duration cpuTime,
    long exitCode,
    long earliestExitCode,
    String exitReason,
    List<String> hosts,
    Map<String, Long> sums,
    List<Tags> processTags,
    Tags tags,
    Map<String, Object> annotations,
    Map<String, Object> analyses,
    Map<String, Object> status,
    List<String> counters,
    List<String> warnings,
    long skippedLines,
    long marks,
    @Nullable Double coverage)
    implements Row {

  /// From start to end; zero where the end is before the start.
  public Duration duration() {
    return Micros.between(start, end);
  }

  /// How many processes it had.
  public long processCount() {
    return sums.getOrDefault("num_procs", 0L);
  }

  /// Whether its processes were sampled, so that short ones were not seen.
  public boolean isSampled() {
    return Recording.Samples.SAMPLED.equals(status.get(Recording.Samples.KEY));
  }

  @Override
  public Map<String, @Nullable Object> columns() {
    var columns = new LinkedHashMap<String, @Nullable Object>();
    columns.put("job", id);
    columns.put("jobid", id);
    columns.put("jobname", name);
    columns.put("user", user);
    columns.put("attempt", attempt);
    columns.put("submit", IsoTimes.text(submit));
    columns.put("start", IsoTimes.text(start));
    columns.put("end", IsoTimes.text(end));
    columns.put("submit_us", Micros.of(submit));
    columns.put("start_us", Micros.of(start));
    columns.put("end_us", Micros.of(end));
    columns.put("duration", Micros.orNull(start, end));
    columns.put("cpu_time", Micros.of(cpuTime));
    columns.put("coverage", coverage);
    columns.put("exitcode", earliestExitCode);
    columns.put("exit_code", exitCode);
    columns.put("hosts", hosts);
    columns.put("tags", tags.values());
    columns.put("annotations", annotations);
    columns.put("analyses", analyses);
    columns.put("status", status);
    columns.put("skipped_lines", skippedLines);
    columns.put("marks", marks);
    columns.put("warnings", warnings);
    sums.forEach(columns::putIfAbsent);
    columns.put("all_proc_tags", processTags.stream().map(Tags::values).toList());
    return columns;
  }
}
