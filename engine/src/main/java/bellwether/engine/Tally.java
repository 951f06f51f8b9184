package bellwether.engine;

import bellwether.model.JobState;

/// How many members are in each state at one moment.
@SuppressWarnings("ArrayRecordComponent") // private to this record: only read through its methods
public record Tally(long[] counts) {

  /// Members in this state.
  public long of(JobState state) {
    return counts[state.ordinal()];
  }

  /// Members in all.
  public long total() {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }

  /// Members that have ended, in whatever way.
  public long ended() {
    return of(JobState.JOB_FINISHED) + endedBadly();
  }

  /// Members that have ended, but not well.
  public long endedBadly() {
    return of(JobState.FAILED) + of(JobState.CANCELLED) + of(JobState.UPSTREAM_FAILED);
  }
}
