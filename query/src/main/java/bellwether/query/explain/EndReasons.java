package bellwether.query.explain;

import bellwether.model.JobState;
import bellwether.query.explain.Explanation.Parent;
import bellwether.query.jobs.JobRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why a job ended as it did, each method for one state.
record EndReasons(ExplanationBuilder builder) {
  private static final int NOT_EXECUTABLE = 126;
  private static final int NOT_FOUND = 127;
  private static final int KILL = 9;

  void finished() {
    int finished = builder.member().row().attempts();
    builder.add(new Reason.Finished(finished));
    for (var attempt : builder.member().attempts()) {
      if (attempt.number() < finished) {
        builder.add(new Reason.AttemptEnded(attempt.number(), Outcome.of(attempt)));
      }
    }
  }

  void failed() {
    var member = builder.member();
    for (var attempt : member.attempts()) {
      builder.add(new Reason.AttemptEnded(attempt.number(), Outcome.of(attempt)));
    }
    if (member.attempts().isEmpty()) {
      builder.add(new Reason.NotStarted(member.row().cause()));
    }
    int most = member.job().description().maxAttempts();
    if (member.attempts().size() < most || most > 1) {
      builder.add(new Reason.AttemptsAllowed(most));
    }
    adviseOnCause();
    adviseOnOutput();
    builder.advise(new Advice.ResumeFailed(builder.run().id()));
  }

  private void adviseOnCause() {
    var member = builder.member();
    switch (member.row().cause()) {
      case EXIT_CODE -> adviseOnExit();
      case SIGNAL -> adviseOnSignal(member.row().signal());
      case TIME_LIMIT ->
          builder.advise(
              new Advice.GiveMoreTime(member.job().description().resources().wallTime()));
      case OUT_OF_MEMORY -> builder.advise(new Advice.GiveMoreMemory());
      case LAUNCH_FAILED -> builder.advise(new Advice.CorrectLaunch());
      case null, default -> {}
    }
  }

  private void adviseOnExit() {
    var code = builder.member().row().exitCode();
    if (code == null || builder.member().attempts().isEmpty()) {
      return;
    }
    if (code == NOT_FOUND) {
      builder.advise(new Advice.FindCommand());
    } else if (code == NOT_EXECUTABLE) {
      builder.advise(new Advice.MakeExecutable());
    }
  }

  private void adviseOnSignal(@Nullable Integer signal) {
    if (signal != null && signal == KILL) {
      builder.advise(new Advice.SuspectMemory());
    }
  }

  private void adviseOnOutput() {
    var last = builder.member().lastAttempt();
    if (last != null && (last.stderr() != null || last.stdout() != null)) {
      builder.advise(new Advice.ReadOutput(builder.member().row().job(), last.stderr() != null));
    }
  }

  /// @param note what was said when it was cancelled; null: what its last attempt says
  void cancelled(@Nullable String note) {
    var last = builder.member().lastAttempt();
    builder.add(new Reason.Cancelled(note == null && last != null ? last.message() : note));
    builder.advise(new Advice.StartAnew(builder.run().source()));
  }

  /// Its attempts tell nothing about why it is so.
  void setByUser(@Nullable String note) {
    var state = builder.member().row().state();
    builder.add(new Reason.SetByUser(state, note));
    if (state == JobState.FAILED) {
      builder.advise(new Advice.ResumeFailed(builder.run().id()));
    }
  }

  /// @param roots the jobs with which the trouble began
  void upstream(@Nullable String note, List<Parent> failed, List<JobRow> roots) {
    builder.add(new Reason.NotRun(note));
    builder.add(failed);
    for (var root : roots) {
      builder.add(new Reason.BeganWith(root.job(), Outcome.of(root)));
      builder.advise(new Advice.ExplainJob(root.job()));
    }
    builder.advise(new Advice.CorrectAndResumeFailed(builder.run().id()));
  }
}
