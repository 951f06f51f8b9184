package bellwether.engine;

import bellwether.model.Bytes;
import bellwether.model.Event;
import bellwether.model.JobDescription;
import bellwether.model.JobState;
import bellwether.model.Placement;
import org.jspecify.annotations.Nullable;

/// What the engine wants done, in this order.
public sealed interface Effect {

  /// Start an attempt; [Command.Started] and [Command.Ended], or [Command.LaunchFailed], answer it.
  ///
  /// @param attempt names it in commands and effects
  /// @param number the how-manieth attempt of the member it is, from 1
  /// @param memory how much memory it may use; null: not limited
  record Launch(
      long attempt,
      long job,
      JobDescription description,
      int ordinal,
      int number,
      Placement placement,
      @Nullable Bytes memory)
      implements Effect {}

  /// Send a signal to all processes of an attempt.
  record Signal(long attempt, int signal) implements Effect {
    public static final int TERM = 15;
    public static final int KILL = 9;
  }

  /// Do not start an attempt that is to end, if its start is still being tried.
  record Withdraw(long attempt) implements Effect {}

  /// Remember a change of state.
  record Record(Event event) implements Effect {}

  /// All members of a job have ended; `outcome` is the job's as a whole.
  record JobEnded(long job, String name, JobState outcome) implements Effect {}

  /// Nothing waits and nothing runs any more.
  record Idle() implements Effect {}
}
