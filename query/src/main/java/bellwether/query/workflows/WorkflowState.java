package bellwether.query.workflows;

import bellwether.model.JobState;
import bellwether.query.jobs.StateCounts;
import bellwether.query.runs.RunRow;

/// How a workflow stands.
public enum WorkflowState {
  /// A manager works on it.
  RUNNING,
  /// All its jobs have finished.
  DONE,
  /// All its jobs have ended, and some failed, were cancelled or were not run for that.
  ERROR,
  /// Something is left to run, and no manager works on it.
  STOPPED;

  static WorkflowState of(RunRow last, StateCounts counts) {
    if (last.isLive()) {
      return RUNNING;
    }
    if (counts.total() == 0 || counts.ended() < counts.total()) {
      return STOPPED;
    }
    return counts.of(JobState.JOB_FINISHED) == counts.total() ? DONE : ERROR;
  }
}
