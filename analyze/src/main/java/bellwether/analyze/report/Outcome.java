package bellwether.analyze.report;

import bellwether.model.Cause;
import bellwether.model.JobState;
import bellwether.query.attempts.AttemptSpan;
import bellwether.query.jobs.Signals;
import org.jspecify.annotations.Nullable;

/// How attempts ended, as a page shows it.
enum Outcome {
  FINISHED,
  FAILED,
  CANCELLED,
  /// It has not ended, or nobody saw that.
  OPEN;

  static Outcome of(AttemptSpan span) {
    if (span.end() == null) {
      return OPEN;
    }
    if (span.cause() == Cause.CANCELLED) {
      return CANCELLED;
    }
    return span.state() == JobState.RUN_DONE ? FINISHED : FAILED;
  }

  /// In words: `finished`, `exit code 3`, `SIGKILL`, `time limit`.
  static String words(AttemptSpan span) {
    return switch (of(span)) {
      case FINISHED -> "finished";
      case OPEN -> "not ended";
      case CANCELLED -> "cancelled";
      case FAILED -> failure(span.cause(), span.exitCode(), span.signal());
    };
  }

  private static String failure(
      @Nullable Cause cause, @Nullable Integer exitCode, @Nullable Integer signal) {
    return switch (cause) {
      case null -> "unknown cause";
      case EXIT_CODE -> "exit code " + exitCode;
      case SIGNAL -> signal == null ? "signal" : Signals.name(signal);
      default -> cause.word().replace('_', ' ');
    };
  }
}
