package bellwether.qcg.protocol.internal;

import bellwether.engine.Engine;
import bellwether.engine.JobView;
import bellwether.model.JobDescription;
import bellwether.model.JobState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A job as it was at one moment.
///
/// @param outcome what became of it as a whole; null: not all of it has ended
/// @param ended members that have ended
/// @param failed members that have ended, but not well
/// @param asked the state of the member that was asked for, or of a plain job; null: neither
record JobSnapshot(
    long id,
    JobDescription description,
    @Nullable JobState outcome,
    int ended,
    int failed,
    @Nullable JobState asked) {

  /// The job of a target, with the state of the iteration that is meant.
  static Optional<JobSnapshot> find(Engine engine, JobTarget target) {
    return engine.job(target.job()).map(view -> of(view, target));
  }

  private static JobSnapshot of(JobView view, JobTarget target) {
    var whole = of(view);
    int ordinal = target.ordinal(whole.description);
    return ordinal < 0 ? whole : whole.asking(view.states().apply(ordinal));
  }

  static JobSnapshot of(JobView view) {
    boolean plain = view.description().iterations() == null;
    return new JobSnapshot(
        view.id(),
        view.description(),
        view.outcome(),
        view.ended(),
        view.ended() - view.finished(),
        plain ? view.states().apply(0) : null);
  }

  private JobSnapshot asking(JobState state) {
    return new JobSnapshot(id, description, outcome, ended, failed, state);
  }

  boolean isArray() {
    return description.iterations() != null;
  }

  /// The state of what was asked for. An array as a whole is READY until all of it has ended.
  JobState state() {
    if (asked != null) {
      return asked;
    }
    return outcome == null ? JobState.READY : outcome;
  }

  /// QCG-PilotJob's word for it.
  String word() {
    return state().qcgName();
  }
}
