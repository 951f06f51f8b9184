package bellwether.cli.wording;

import bellwether.model.Cause;
import bellwether.model.JobState;
import bellwether.query.explain.Outcome;
import bellwether.query.jobs.Signals;
import org.jspecify.annotations.Nullable;

/// Outcomes of attempts in words for people.
public final class OutcomeText {
  private OutcomeText() {}

  /// How an attempt went: `exit code 3`, `killed by SIGKILL`, with its message.
  public static String of(Outcome outcome) {
    var how = how(outcome);
    return outcome.message() == null ? how : how + ": " + outcome.message();
  }

  private static String how(Outcome outcome) {
    return switch (outcome.cause()) {
      case EXIT_CODE -> "exit code " + outcome.exitCode();
      case SIGNAL ->
          outcome.signal() == null
              ? "killed by a signal"
              : "killed by " + Signals.name(outcome.signal());
      case null ->
          outcome.state() == JobState.RUN_DONE ? "finished" : StateText.of(outcome.state());
      case OUT_OF_MEMORY,
          TIME_LIMIT,
          NODE_LOST,
          ALLOCATION_ENDED,
          LAUNCH_FAILED,
          UPSTREAM_FAILED,
          CANCELLED,
          SET_BY_USER ->
          of(outcome.cause());
    };
  }

  static String of(@Nullable Cause cause) {
    return switch (cause) {
      case null -> "no cause is known";
      case EXIT_CODE -> "it ended with an exit code other than 0";
      case SIGNAL -> "a signal killed it";
      case OUT_OF_MEMORY -> "it ran out of memory";
      case TIME_LIMIT -> "it ran longer than its time limit";
      case NODE_LOST -> "its node was lost";
      case ALLOCATION_ENDED -> "the allocation ended";
      case LAUNCH_FAILED -> "it could not be launched";
      case UPSTREAM_FAILED -> "a job that it comes after did not end well";
      case CANCELLED -> "it was cancelled";
      case SET_BY_USER -> "a user set it so";
    };
  }
}
