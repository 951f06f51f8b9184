package bellwether.cli.ask.sacct;

import bellwether.model.Cause;
import bellwether.query.attempts.CoreShare;
import bellwether.query.jobs.JobRow;
import bellwether.query.jobs.Submissions.Submission;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A job with what `sacct` tells of it.
///
/// @param asked empty: not known
/// @param now until when a job that runs has lasted
record SacctJob(JobRow row, Optional<Submission> asked, Instant now) {

  List<CoreShare> shares() {
    return CoreShare.parse(String.join(",", row.nodes()));
  }

  int cores() {
    return shares().stream().mapToInt(share -> share.cores().size()).sum();
  }

  /// How long the last attempt ran, or runs.
  Duration elapsed() {
    var start = row.startTime();
    if (start == null) {
      return Duration.ZERO;
    }
    var end = row.endTime() != null ? row.endTime() : row.state().isActive() ? now : start;
    return Duration.between(start, end);
  }

  /// In Slurm's words.
  String state() {
    return switch (row.state()) {
      case CREATED, AWAITING_PARENTS, READY, SCHEDULED, RESTART_READY -> "PENDING";
      case RUNNING, RUN_DONE, RUN_ERROR, RUN_TIMEOUT -> "RUNNING";
      case JOB_FINISHED -> "COMPLETED";
      case CANCELLED, UPSTREAM_FAILED -> "CANCELLED";
      case FAILED -> failure();
    };
  }

  private String failure() {
    return switch (row.cause()) {
      case Cause.TIME_LIMIT -> "TIMEOUT";
      case Cause.OUT_OF_MEMORY -> "OUT_OF_MEMORY";
      case Cause.NODE_LOST, Cause.ALLOCATION_ENDED -> "NODE_FAIL";
      case null, default -> "FAILED";
    };
  }

  String exitCode() {
    int code = row.exitCode() == null ? 0 : row.exitCode();
    int signal = row.signal() == null ? 0 : row.signal();
    return (signal == 0 ? code : 0) + ":" + signal;
  }
}
