package bellwether.manager.control;

import bellwether.model.JobDescription;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What another process on this host asks of a live manager.
public sealed interface ControlRequest {

  /// For people; null: none.
  default @Nullable String reason() {
    return null;
  }

  /// Cancels jobs.
  ///
  /// @param names jobs, or iterations as `job:key`
  record CancelJobs(List<String> names, @Nullable String reason) implements ControlRequest {
    public CancelJobs {
      names = List.copyOf(names);
    }
  }

  /// Cancels all jobs of the run.
  record CancelRun(@Nullable String reason) implements ControlRequest {}

  /// Starts nothing more and ends what runs, so that a later run can go on with the rest.
  ///
  /// @param signal with which what runs is asked to end
  /// @param grace how long it has before it is killed; null: as the run was started
  record StopRun(int signal, @Nullable Duration grace, @Nullable String reason)
      implements ControlRequest {}

  /// Adds jobs to a run that is open for them.
  record AddJobs(List<JobDescription> jobs) implements ControlRequest {
    public AddJobs {
      jobs = List.copyOf(jobs);
    }
  }

  /// Lets an open run end when all its jobs have.
  record CloseRun() implements ControlRequest {}

  /// Lets other numbers of members run at once.
  ///
  /// @param byJob for each name of a job how many; [JobDescription#ANY]: as many as fit
  record LimitConcurrency(Map<String, Integer> byJob) implements ControlRequest {
    public LimitConcurrency {
      byJob = Map.copyOf(byJob);
    }
  }
}
