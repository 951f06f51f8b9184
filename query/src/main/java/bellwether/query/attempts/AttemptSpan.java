package bellwether.query.attempts;

import bellwether.model.Cause;
import bellwether.model.JobState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One execution of a member: when and where it ran, how it ended, what it used.
///
/// @param job the catalog's number of the job
/// @param jobName the job's name, the same for all members of an array
/// @param member `name`, or `name:key` of an iteration
/// @param number from 1
/// @param state SCHEDULED, RUNNING, or how it ended
/// @param start null: it never began to run
/// @param end null: it has not ended, or nobody saw that
/// @param cpuTime null: not known
/// @param peakMemory of its largest process, in bytes; null: not known
public record AttemptSpan(
    long job,
    String jobName,
    String member,
    int ordinal,
    int number,
    long run,
    JobState state,
    @Nullable Cause cause,
    List<CoreShare> shares,
    @Nullable Instant start,
    @Nullable Instant end,
    @Nullable Integer exitCode,
    @Nullable Integer signal,
    @Nullable Duration cpuTime,
    @Nullable Long peakMemory) {
  public AttemptSpan {
    shares = List.copyOf(shares);
  }

  /// How many cores it held.
  public int cores() {
    return shares.stream().mapToInt(share -> share.cores().size()).sum();
  }
}
