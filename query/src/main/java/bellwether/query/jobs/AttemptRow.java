package bellwether.query.jobs;

import bellwether.model.Cause;
import bellwether.model.JobState;
import bellwether.model.Usage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One execution of a member, with what it used.
///
/// @param number from 1
/// @param run null: measured elsewhere
/// @param usage null: it has not ended, or nothing was measured
/// @param stderrTail the last of an unnamed standard error, kept of failed attempts
/// @param message why it could not be launched, who cancelled it
/// @param coverage the share of its CPU time that its measured processes explain, in percent; null:
///   not measured
public record AttemptRow(
    int number,
    @Nullable Long run,
    JobState state,
    @Nullable Cause cause,
    List<String> nodes,
    @Nullable Integer pid,
    @Nullable Instant startTime,
    @Nullable Instant endTime,
    @Nullable Integer exitCode,
    @Nullable Integer signal,
    @Nullable Usage usage,
    @Nullable String stdout,
    @Nullable String stderr,
    @Nullable String stderrTail,
    @Nullable String message,
    @Nullable Double coverage) {}
