package bellwether.query.jobs;

import bellwether.model.Cause;
import bellwether.model.JobState;
import org.jspecify.annotations.Nullable;

/// The states of a job's members at some time, told event by event: two bytes for each member. Not
/// thread-safe.
final class PastStates {
  private static final JobState[] STATES = JobState.values();
  private static final Cause[] CAUSES = Cause.values();

  private final byte[] states;
  private final byte[] causes;
  private JobState common = JobState.CREATED;
  private @Nullable Cause commonCause;

  PastStates(int members) {
    states = new byte[members];
    causes = new byte[members];
  }

  /// An event of all members that have no state of their own.
  void common(JobState state, @Nullable Cause cause) {
    common = state;
    commonCause = cause;
  }

  /// An event of one member.
  void own(int ordinal, JobState state, @Nullable Cause cause) {
    states[ordinal] = (byte) (state.ordinal() + 1);
    causes[ordinal] = (byte) (cause == null ? 0 : cause.ordinal() + 1);
  }

  /// The state of a member of its own; null: it shares that of the job.
  @Nullable JobState state(int ordinal) {
    return states[ordinal] == 0 ? null : STATES[states[ordinal] - 1];
  }

  @Nullable Cause cause(int ordinal) {
    return causes[ordinal] == 0 ? null : CAUSES[causes[ordinal] - 1];
  }

  /// The job's own row with the state that its members shared.
  JobHead head(JobHead now) {
    return new JobHead(
        now.id(),
        now.origin(),
        now.name(),
        now.count(),
        common,
        commonCause,
        now.iterations(),
        now.firstMember());
  }
}
