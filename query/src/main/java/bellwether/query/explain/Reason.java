package bellwether.query.explain;

import bellwether.model.Cause;
import bellwether.model.JobState;
import bellwether.model.Resources;
import bellwether.query.runs.RunRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing that is the case and explains the state of a job.
public sealed interface Reason {

  /// It comes after jobs that have not finished, the parents of the explanation.
  record WaitsForParents() implements Reason {}

  /// All that it comes after has finished; its own state has not changed since.
  record ParentsFinished() implements Reason {}

  /// It waits until these are free.
  record WaitsForResources(Resources wish) implements Reason {}

  /// As many members of its job run as may at once.
  record EnoughAtOnce(int most) implements Reason {}

  /// What the allocation has, and what of it is held.
  record AllocationInUse(Occupancy occupancy) implements Reason {}

  /// It has its cores and is being started.
  ///
  /// @param nodes what it holds, such as `n1[0:1]`
  record IsBeingStarted(List<String> nodes) implements Reason {
    public IsBeingStarted {
      nodes = List.copyOf(nodes);
    }
  }

  /// An attempt is running.
  ///
  /// @param nodes what it holds, such as `n1[0:1]`
  /// @param pid null: not known yet
  record IsRunning(int attempt, List<String> nodes, @Nullable Integer pid) implements Reason {
    public IsRunning {
      nodes = List.copyOf(nodes);
    }
  }

  /// An attempt has ended, and what follows is not decided yet.
  ///
  /// @param outcome null: not known yet
  record IsEnding(int attempt, @Nullable Outcome outcome) implements Reason {}

  /// An attempt has ended, and another one follows.
  ///
  /// @param most how many attempts the job may make
  /// @param outcome null: not known
  record IsTriedAgain(int attempt, int most, @Nullable Outcome outcome) implements Reason {}

  /// It finished.
  ///
  /// @param attempt the one that ended well
  record Finished(int attempt) implements Reason {}

  /// One of its attempts ended this way.
  record AttemptEnded(int attempt, Outcome outcome) implements Reason {}

  /// No attempt could be started.
  ///
  /// @param cause null: not known
  record NotStarted(@Nullable Cause cause) implements Reason {}

  /// It may make so many attempts.
  record AttemptsAllowed(int most) implements Reason {}

  /// It was cancelled.
  ///
  /// @param note why, as the catalog has it; null: nothing was said
  record Cancelled(@Nullable String note) implements Reason {}

  /// A user set it to the state that it is in.
  ///
  /// @param note why, as the catalog has it; null: nothing was said
  record SetByUser(JobState state, @Nullable String note) implements Reason {}

  /// It was not run, as a job that it comes after did not end well.
  ///
  /// @param note which, as the catalog has it; null: nothing was said
  record NotRun(@Nullable String note) implements Reason {}

  /// The trouble began with another job, which ended this way by itself.
  record BeganWith(String job, Outcome outcome) implements Reason {}

  /// It had not ended when an earlier run did.
  record LeftOver(JobState state, long run) implements Reason {}

  /// The run that worked on it last does so no more.
  record NoManager(RunRow run) implements Reason {}

  /// So many members of an array are in one state.
  record Members(JobState state, long count) implements Reason {}

  /// A reason that holds for one member of an array.
  record OfMember(String job, Reason reason) implements Reason {}
}
