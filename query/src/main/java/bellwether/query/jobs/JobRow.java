package bellwether.query.jobs;

import bellwether.model.Bytes;
import bellwether.model.Cause;
import bellwether.model.JobState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A plain job or one member of an array job, as it is now or as an earlier run left it, with its
/// last attempt.
///
/// @param run that made the last attempt; while there is none, the run that brought the job; null:
///   measured elsewhere
/// @param job its name, `name:key` for a member of an array
/// @param value what `${itval}` stands for; null for a plain job
/// @param attempts made so far
/// @param cpuTime what the last attempt used, in user and system mode; null: it has not ended
/// @param peakMemory the largest resident set of one of its processes; null: not known
/// @param nodes what the last attempt holds or held, such as `n1[0:1]`
/// @param stdout file of the last attempt's standard output; null: not kept, or not started
/// @param jobId its number, unique among the members of all jobs of runs; null: measured elsewhere
public record JobRow(
    @Nullable Long run,
    String job,
    @Nullable String value,
    JobState state,
    int attempts,
    @Nullable Integer exitCode,
    @Nullable Integer signal,
    @Nullable Cause cause,
    @Nullable Instant startTime,
    @Nullable Instant endTime,
    @Nullable Duration cpuTime,
    @Nullable Bytes peakMemory,
    List<String> nodes,
    @Nullable String stdout,
    @Nullable String stderr,
    @Nullable Long jobId) {

  /// The same in another state.
  JobRow in(JobState state, @Nullable Cause cause) {
    return new JobRow(
        run,
        job,
        value,
        state,
        attempts,
        exitCode,
        signal,
        cause,
        startTime,
        endTime,
        cpuTime,
        peakMemory,
        nodes,
        stdout,
        stderr,
        jobId);
  }
}
