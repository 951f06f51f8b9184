package bellwether.manager;

import bellwether.engine.Command;
import bellwether.engine.JobView;
import bellwether.manager.control.ControlAnswer;
import bellwether.manager.control.ControlRequest;
import bellwether.model.Clock;
import bellwether.model.JobDescription;
import bellwether.model.jobfile.JobFileException;
import bellwether.model.jobfile.KnownJobs;
import bellwether.model.jobfile.SubmitContext;
import bellwether.model.jobfile.SubmitReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// Carries out what other processes ask of a live run. Thread-safe.
final class RunControl {
  private final Manager manager;
  private final Canceller canceller;
  private final RunChanges changes;
  private final SubmitReader reader;
  private final ReentrantLock adding = new ReentrantLock();

  RunControl(Manager manager, Canceller canceller, RunChanges changes, Clock clock) {
    this.manager = manager;
    this.canceller = canceller;
    this.changes = changes;
    reader = new SubmitReader(SubmitContext.first(clock), "added jobs");
  }

  /// Does what is asked; what came of it is durable then.
  ControlAnswer answer(ControlRequest request) {
    var answer = carryOut(request);
    manager.flush();
    return answer;
  }

  private ControlAnswer carryOut(ControlRequest request) {
    return switch (request) {
      case ControlRequest.CancelJobs(var names, _) -> {
        var outcome = canceller.cancel(names, reason(request, "cancelled by the user"));
        yield new ControlAnswer.Cancelled(outcome.cancelled(), outcome.errors());
      }
      case ControlRequest.CancelRun _ ->
          new ControlAnswer.Cancelled(
              canceller.cancelAll(reason(request, "cancelled by the user")), Map.of());
      case ControlRequest.StopRun(int signal, var grace, _) ->
          canceller.stop(new Command.Stop(reason(request, "stopped by the user"), signal, grace));
      case ControlRequest.AddJobs(var jobs) -> add(jobs);
      case ControlRequest.CloseRun _ -> close();
      case ControlRequest.LimitConcurrency(var byJob) -> limit(byJob);
    };
  }

  private static String reason(ControlRequest request, String usual) {
    var given = request.reason();
    return given == null ? usual : given;
  }

  /// One after the other, so that no other one takes a name between the check and the submit.
  private ControlAnswer add(List<JobDescription> jobs) {
    adding.lock();
    try {
      var refused = refusal(jobs);
      if (!refused.isEmpty()) {
        return new ControlAnswer.Refused(refused);
      }
      changes.submit(jobs);
      return new ControlAnswer.Done(jobs.stream().mapToLong(JobDescription::count).sum());
    } finally {
      adding.unlock();
    }
  }

  private String refusal(List<JobDescription> jobs) {
    if (!isOpen()) {
      return "the workflow is not open for more jobs: its file does not say open: true, or it was closed";
    }
    try {
      KnownJobs known = name -> manager.job(name).map(JobView::description).orElse(null);
      reader.refuseUnlinked(jobs, known);
    } catch (JobFileException wrong) {
      return String.valueOf(wrong.getMessage());
    }
    return String.join("\n", manager.misfits(jobs));
  }

  private boolean isOpen() {
    return manager.ask(engine -> engine.isOpen());
  }

  private ControlAnswer close() {
    if (!isOpen()) {
      return new ControlAnswer.Refused(
          "the workflow is not open: it ends by itself when all its jobs have");
    }
    changes.close();
    var tally = manager.tally();
    return new ControlAnswer.Done(tally.total() - tally.ended());
  }

  private ControlAnswer limit(Map<String, Integer> byJob) {
    var jobs = new HashMap<JobView, Integer>();
    for (var limit : byJob.entrySet()) {
      var job = manager.job(limit.getKey());
      if (job.isEmpty()) {
        return new ControlAnswer.Refused("it has no job " + limit.getKey());
      }
      jobs.put(job.get(), limit.getValue());
    }
    jobs.forEach(changes::limit);
    return new ControlAnswer.Done(jobs.size());
  }
}
