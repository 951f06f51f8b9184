package bellwether.cli.wording;

import bellwether.query.explain.Outcome;
import bellwether.query.explain.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reasons of explanations as sentences.
public final class ReasonText {
  private ReasonText() {}

  /// The sentence that says a reason.
  public static String of(Reason reason) {
    return switch (reason) {
      case Reason.WaitsForParents() -> "It waits for jobs that have not finished.";
      case Reason.ParentsFinished() ->
          "It waits to be looked at: all that it comes after has finished.";
      case Reason.WaitsForResources(var wish) ->
          "It waits for %s.".formatted(ResourcesText.of(wish));
      case Reason.EnoughAtOnce(int most) ->
          "It waits for another one of its job to end: its concurrency is %d.".formatted(most);
      case Reason.AllocationInUse(var occupancy) -> ResourcesText.of(occupancy);
      case Reason.IsBeingStarted(var nodes) ->
          "It has its cores on %s and is being started.".formatted(list(nodes));
      case Reason.IsRunning(int attempt, var nodes, var pid) ->
          "Attempt %d runs on %s%s."
              .formatted(attempt, list(nodes), pid == null ? "" : " as process " + pid);
      case Reason.IsEnding(int attempt, var outcome) ->
          "Attempt %d has ended%s; what follows is being decided."
              .formatted(attempt, known(outcome));
      case Reason.IsTriedAgain(int attempt, int most, var outcome) ->
          "Attempt %d of at most %d ended%s; another one will be made."
              .formatted(attempt, most, known(outcome));
      case Reason.Finished(int attempt) ->
          attempt == 1
              ? "It finished at the first attempt."
              : "It finished at attempt %d.".formatted(attempt);
      case Reason.AttemptEnded(int attempt, var outcome) ->
          "Attempt %d: %s.".formatted(attempt, OutcomeText.of(outcome));
      case Reason.NotStarted(var cause) ->
          "It could not be started: %s.".formatted(OutcomeText.of(cause));
      case Reason.AttemptsAllowed(int most) -> "It may be tried %d times.".formatted(most);
      case Reason.Cancelled(var note) ->
          note == null ? "It was cancelled." : "It was cancelled: %s.".formatted(note);
      case Reason.SetByUser(var state, var note) ->
          "A user set it to %s%s."
              .formatted(StateText.byUser(state), note == null ? "" : ": " + note);
      case Reason.NotRun(var note) ->
          "It was not run: %s."
              .formatted(note == null ? "a job that it comes after did not end well" : note);
      case Reason.BeganWith(var job, var outcome) ->
          "It began with %s: %s.".formatted(job, OutcomeText.of(outcome));
      case Reason.LeftOver(var state, long run) ->
          "It was %s when run %d ended.".formatted(StateText.of(state), run);
      case Reason.NoManager(var run) ->
          "Nothing works on it: run %d is %s.".formatted(run.id(), StateText.of(run));
      case Reason.Members(var state, long count) -> "%d %s".formatted(count, StateText.of(state));
      case Reason.OfMember(var job, var one) -> job + ": " + of(one);
    };
  }

  private static String list(List<String> nodes) {
    return String.join(",", nodes);
  }

  private static String known(@Nullable Outcome outcome) {
    return outcome == null ? "" : ": " + OutcomeText.of(outcome);
  }
}
