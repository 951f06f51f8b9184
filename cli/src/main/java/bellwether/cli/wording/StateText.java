package bellwether.cli.wording;

import bellwether.model.JobState;
import bellwether.query.jobs.StateCounts;
import bellwether.query.runs.RunRow;
import java.util.Locale;
import java.util.stream.Collectors;

/// States in words for people.
public final class StateText {
  private StateText() {}

  /// A job's: `awaiting parents`.
  public static String of(JobState state) {
    return state == JobState.JOB_FINISHED
        ? "finished"
        : state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /// A job's, as a user says it to set it: `new`, `finished`.
  public static String byUser(JobState state) {
    return state == JobState.CREATED ? "new" : of(state);
  }

  /// An array's: `of 9: 7 ready, 2 running`.
  public static String of(StateCounts counts) {
    return counts.counts().entrySet().stream()
        .map(entry -> entry.getValue() + " " + of(entry.getKey()))
        .collect(Collectors.joining(", ", "of " + counts.total() + ": ", ""));
  }

  /// A run's: `STOPPED (manager gone)`.
  public static String of(RunRow run) {
    return run.managerGone() ? "STOPPED (manager gone)" : run.state().name();
  }
}
