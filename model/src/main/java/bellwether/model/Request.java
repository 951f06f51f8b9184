package bellwether.model;

import java.util.List;

/// One request of a job file: what QCG-PilotJob's network interface and its files have in common.
public sealed interface Request {

  /// Its name in job files.
  default String word() {
    return switch (this) {
      case Submit _ -> "submit";
      case FinishWhenDone _ -> "control";
      case Finish _ -> "finish";
      case ListJobs _ -> "listJobs";
      case JobStatus _ -> "jobStatus";
      case JobInfo _ -> "jobInfo";
      case CancelJob _ -> "cancelJob";
      case RemoveJob _ -> "removeJob";
      case ResourcesInfo _ -> "resourcesInfo";
      case Status _ -> "status";
    };
  }

  /// Adds jobs, all or none.
  record Submit(List<JobDescription> jobs) implements Request {
    public Submit {
      jobs = List.copyOf(jobs);
    }
  }

  /// `control` with `finishAfterAllTasksDone`: ends the manager when all jobs have ended.
  record FinishWhenDone() implements Request {}

  /// Ends the manager now, with its running jobs.
  record Finish() implements Request {}

  record ListJobs() implements Request {}

  /// @param names jobs, or iterations as `job:key`
  record JobStatus(List<String> names) implements Request {}

  /// @param names jobs, or iterations as `job:key`
  /// @param withChildren whether the iterations are told one by one
  record JobInfo(List<String> names, boolean withChildren) implements Request {}

  /// @param names jobs, or iterations as `job:key`
  record CancelJob(List<String> names) implements Request {}

  record RemoveJob(List<String> names) implements Request {}

  record ResourcesInfo() implements Request {}

  /// @param allJobsFinished whether only that one question is asked
  record Status(boolean allJobsFinished) implements Request {}
}
