package bellwether.qcg.protocol.internal;

import bellwether.model.Event;
import bellwether.model.JobState;
import bellwether.qcg.protocol.internal.JobHistory.Change;
import java.time.Instant;
import java.util.List;

/// Tells a job's changes of state as QCG-PilotJob does: in a line each, and each line after a line
/// break.
final class HistoryText {
  private final StringBuilder text = new StringBuilder();

  private HistoryText() {}

  /// Of a plain job.
  static String ofPlain(List<Change> changes) {
    var history = new HistoryText();
    changes.stream()
        .filter(change -> isTold(change.to()) || change.to() == JobState.CREATED)
        .forEach(change -> history.add(change.time(), change.to()));
    return history.text.toString();
  }

  /// Of one iteration, which has no line for having been queued.
  static String ofMember(List<Change> changes, int ordinal) {
    var history = new HistoryText();
    boolean own = false;
    for (var change : changes) {
      own |= change.ordinal() == ordinal;
      boolean concerned = change.ordinal() == ordinal || (change.ordinal() == Event.ALL && !own);
      if (concerned && isTold(change.to())) {
        history.add(change.time(), change.to());
      }
    }
    return history.text.toString();
  }

  /// Of an array as a whole: when it was queued, and when it ended.
  static String ofArray(JobSnapshot job, List<Change> ends) {
    var history = new HistoryText();
    if (!ends.isEmpty()) {
      history.add(ends.getFirst().time(), JobState.CREATED);
      if (job.outcome() != null) {
        history.add(ends.getLast().time(), job.outcome());
      }
    }
    return history.text.toString();
  }

  private static boolean isTold(JobState state) {
    return state.isActive() || state.isEnd();
  }

  private void add(Instant time, JobState state) {
    text.append('\n').append(PythonTime.of(time)).append(": ").append(state.qcgName());
  }
}
