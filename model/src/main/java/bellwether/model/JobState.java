package bellwether.model;

/// A stage in the life of a job or of one of its iterations, in order of life.
///
/// Which state may follow which, and for what [Cause], is written once: in [Transitions].
public enum JobState {
  CREATED,
  AWAITING_PARENTS,
  READY,
  SCHEDULED,
  RUNNING,
  RUN_DONE,
  RUN_ERROR,
  RUN_TIMEOUT,
  RESTART_READY,
  JOB_FINISHED,
  FAILED,
  CANCELLED,
  UPSTREAM_FAILED;

  /// Whether nothing follows: the job has ended, well or not.
  public boolean isEnd() {
    return compareTo(JOB_FINISHED) >= 0;
  }

  /// Whether the job has not been given cores yet in its present attempt.
  public boolean isWaiting() {
    return this == CREATED || this == AWAITING_PARENTS || this == READY || this == RESTART_READY;
  }

  /// Whether the job holds cores.
  public boolean isActive() {
    return this == SCHEDULED || this == RUNNING;
  }

  /// The word that QCG-PilotJob uses for this state.
  public String qcgName() {
    return switch (this) {
      case CREATED, AWAITING_PARENTS, READY, RESTART_READY -> "QUEUED";
      case SCHEDULED -> "SCHEDULED";
      case RUNNING, RUN_DONE, RUN_ERROR, RUN_TIMEOUT -> "EXECUTING";
      case JOB_FINISHED -> "SUCCEED";
      case FAILED -> "FAILED";
      case CANCELLED -> "CANCELED";
      case UPSTREAM_FAILED -> "OMITTED";
    };
  }
}
