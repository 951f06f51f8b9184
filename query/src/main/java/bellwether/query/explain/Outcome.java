package bellwether.query.explain;

import bellwether.model.Cause;
import bellwether.model.JobState;
import bellwether.query.jobs.AttemptRow;
import bellwether.query.jobs.JobRow;
import org.jspecify.annotations.Nullable;

/// How an attempt, or a job with its last attempt, went.
///
/// @param cause null: it went well, or the cause is not known
/// @param message why it could not be launched, or who cancelled it; null: nothing was said
public record Outcome(
    JobState state,
    @Nullable Cause cause,
    @Nullable Integer exitCode,
    @Nullable Integer signal,
    @Nullable String message) {

  static Outcome of(AttemptRow attempt) {
    return new Outcome(
        attempt.state(), attempt.cause(), attempt.exitCode(), attempt.signal(), attempt.message());
  }

  static @Nullable Outcome ofNullable(@Nullable AttemptRow attempt) {
    return attempt == null ? null : of(attempt);
  }

  static Outcome of(JobRow job) {
    return new Outcome(job.state(), job.cause(), job.exitCode(), job.signal(), null);
  }
}
