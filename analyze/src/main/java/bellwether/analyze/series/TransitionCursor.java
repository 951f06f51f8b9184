package bellwether.analyze.series;

import bellwether.model.Cause;
import bellwether.model.JobState;
import org.jspecify.annotations.Nullable;

/// Transitions of jobs, one after the other, those of each job in the order in which they happened.
/// It is the present one that the methods tell of, so that millions need no object each. Not
/// thread-safe.
public interface TransitionCursor {
  /// The [#ordinal()] of a transition of all members of an array that had none of their own yet.
  int ALL = -1;

  /// The [#limit()] of an attempt that may go on.
  long OPEN = Long.MAX_VALUE;

  /// Goes on to the next transition, at first to the first; returns whether there is one.
  boolean next();

  /// Microseconds since 1970.
  long time();

  long job();

  int ordinal();

  /// How many members the job has; 1: it is no array.
  int members();

  JobState to();

  @Nullable Cause cause();

  /// What an attempt takes up while it runs, as [FixedPoint].
  long amount();

  /// When an attempt that starts now has ended at the latest: its run was over then.
  long limit();
}
