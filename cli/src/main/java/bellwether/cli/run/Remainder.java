package bellwether.cli.run;

import bellwether.command.output.PeopleText;
import bellwether.model.JobState;
import bellwether.store.Catalog;
import bellwether.store.RunRecord;
import java.util.EnumMap;
import java.util.Map;

/// What an earlier run left to do.
///
/// @param states members per state
record Remainder(RunRecord run, Map<JobState, Long> states) {

  Remainder {
    states = new EnumMap<>(states.isEmpty() ? Map.of(JobState.CREATED, 0L) : states);
  }

  static Remainder of(Catalog catalog, RunRecord run) {
    return new Remainder(run, catalog.states(run.origin()));
  }

  /// Whether a resume has anything to run.
  ///
  /// @param again whether failed and omitted jobs count
  boolean isWork(boolean again) {
    return unended() > 0 || (again && failed() > 0);
  }

  /// Whether none of its jobs was ever recorded.
  boolean isNothing() {
    return total() == 0;
  }

  private long unended() {
    return states.entrySet().stream()
        .filter(entry -> !entry.getKey().isEnd())
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /// How many members a resume runs.
  ///
  /// @param again whether failed and omitted jobs count
  long members(boolean again) {
    return unended() + (again ? failed() : 0);
  }

  private long of(JobState state) {
    return states.getOrDefault(state, 0L);
  }

  private long failed() {
    return of(JobState.FAILED) + of(JobState.UPSTREAM_FAILED);
  }

  private long total() {
    return states.values().stream().mapToLong(Long::longValue).sum();
  }

  /// What a resume would run.
  String preview(boolean again) {
    return isWork(again)
        ? "run %d: %s of %s would run"
            .formatted(run.id(), PeopleText.count(members(again)), PeopleText.count(total()))
        : sentence();
  }

  /// Why there is nothing to run, and what can be done.
  String sentence() {
    if (total() == 0) {
      return "run %d ended before its jobs were recorded, so nothing of it has run; start it anew: bellwether run %s"
          .formatted(run.id(), run.source());
    }
    var ended =
        "nothing is left of run %d: %s of %s finished"
            .formatted(
                run.id(), PeopleText.count(of(JobState.JOB_FINISHED)), PeopleText.count(total()));
    return failed() == 0
        ? ended
        : "%s; to run what failed again: bellwether run --resume %d --failed"
            .formatted(ended, run.id());
  }

  /// Whether all has finished well.
  boolean isComplete() {
    return total() > 0 && of(JobState.JOB_FINISHED) == total();
  }

  /// That its workflow has nothing left to run.
  String completion() {
    return "workflow %d is complete since run %d: %s of %s finished"
        .formatted(
            run.workflowId(),
            run.id(),
            PeopleText.count(of(JobState.JOB_FINISHED)),
            PeopleText.count(total()));
  }

  /// 0 when all has finished well.
  int status() {
    return isComplete() ? 0 : 1;
  }
}
