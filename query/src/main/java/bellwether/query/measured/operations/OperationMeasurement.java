package bellwether.query.measured.operations;

import bellwether.model.Micros;
import bellwether.query.Tags;
import bellwether.query.measured.jobs.Span;
import bellwether.query.measured.source.OperationSums;
import bellwether.query.table.IsoTimes;
import bellwether.query.table.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An operation: the processes of some jobs that have some tags.
///
/// @param tags what the processes have; several: any of them
/// @param jobs the ids of the jobs where it was looked for
/// @param intervals when at least one process ran, in order; they do not touch each other
/// @param sums what its processes add up to, each counted once
/// @param addedSums the same where a process that has several of the tags counts for each of them,
///   as it does with EPMT
public record OperationMeasurement(
    List<Tags> tags,
    List<String> jobs,
    boolean exact,
    DurationMethod method,
    Duration duration,
    Instant start,
    Instant end,
    List<Span> intervals,
    OperationSums sums,
    OperationSums addedSums)
    implements Row {
  /// Copies the lists.
  public OperationMeasurement {
    tags = List.copyOf(tags);
    jobs = List.copyOf(jobs);
    intervals = List.copyOf(intervals);
  }

  /// How many intervals it has.
  public int runs() {
    return intervals.size();
  }

  /// Whether it ran without a break.
  public boolean isContiguous() {
    return intervals.size() == 1;
  }

  @Override
  public Map<String, @Nullable Object> columns() {
    var columns = new LinkedHashMap<String, @Nullable Object>();
    columns.put("jobs", jobs);
    columns.put(
        "tags",
        tags.size() == 1 ? tags.getFirst().values() : tags.stream().map(Tags::values).toList());
    columns.put("exact_tag_only", exact);
    columns.put("op_duration_method", method.word());
    columns.put("duration", Micros.of(duration));
    columns.put("start", IsoTimes.text(start));
    columns.put("finish", IsoTimes.text(end));
    columns.put("start_us", Micros.of(start));
    columns.put("end_us", Micros.of(end));
    columns.put("contiguous", isContiguous());
    columns.put("num_runs", runs());
    columns.put("proc_sums", addedSums.sums());
    columns.put("distinct_sums", sums.sums());
    return columns;
  }
}
