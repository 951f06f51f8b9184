package bellwether.manager;

import bellwether.engine.Command;
import bellwether.engine.JobView;
import bellwether.model.JobState;
import bellwether.model.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Carries out the requests of a job file, one after the other, on a session.
///
/// Answers are trees of maps, lists, texts and numbers with QCG-PilotJob's keys.
public final class RequestRunner {
  private final Session session;
  private boolean finished;

  public RequestRunner(Session session) {
    this.session = session;
  }

  /// Carries out one request. After [Request.Finish] nothing more is done.
  ///
  /// @return the answer of a request that asks something; empty for one that only does something
  public Optional<Map<String, Object>> run(Request request) {
    if (finished) {
      return Optional.empty();
    }
    // Nobody is told what a crash could take back.
    session.manager().flush();
    return Optional.ofNullable(
        switch (request) {
          case Request.Submit(var jobs) -> done(() -> session.submit(jobs));
          case Request.FinishWhenDone _ -> null;
          case Request.Finish _ -> done(this::finish);
          case Request.ListJobs _ -> listJobs();
          case Request.JobStatus(var names) -> each("jobs", names, this::status);
          case Request.JobInfo(var names, boolean children) ->
              each("jobs", names, name -> info(name, children));
          case Request.CancelJob(var names) -> cancel(names);
          case Request.RemoveJob(var names) -> remove(names);
          case Request.ResourcesInfo _ -> resources();
          case Request.Status(boolean onlyFinished) ->
              onlyFinished ? Map.of("AllJobsFinished", idle()) : overview();
        });
  }

  private static @Nullable Map<String, Object> done(Runnable action) {
    action.run();
    return null;
  }

  private void finish() {
    finished = true;
    session.manager().tell(new Command.Stop("a finish request"));
  }

  private boolean idle() {
    return session.manager().ask(engine -> engine.idle());
  }

  private Map<String, Object> listJobs() {
    var jobs = new LinkedHashMap<String, Object>();
    for (var name : session.manager().ask(engine -> engine.jobNames())) {
      jobs.put(name, Map.of("status", word(view(name).orElseThrow())));
    }
    return ordered("length", jobs.size(), "jobs", jobs);
  }

  private interface Teller {
    Map<String, Object> tell(JobName name);
  }

  private Map<String, Object> each(String key, List<String> names, Teller teller) {
    var answers = new LinkedHashMap<String, Object>();
    for (var name : names) {
      var found = JobName.find(name, this::view);
      answers.put(
          name,
          found
              .map(job -> ordered("status", 0, "data", teller.tell(job)))
              .orElseGet(() -> ordered("status", 1, "message", unknown(name))));
    }
    return Map.of(key, answers);
  }

  private static String unknown(String name) {
    return "Job '" + name + "' doesn't exist";
  }

  private Map<String, Object> status(JobName name) {
    return ordered("jobName", name.text(), "status", name.state());
  }

  private Map<String, Object> info(JobName name, boolean children) {
    var info = new LinkedHashMap<>(status(name));
    var view = name.view();
    var iterations = view.description().iterations();
    if (name.isWhole() && iterations != null) {
      info.put("iterations", counts(view, iterations.start()));
      if (children) {
        info.put("childs", children(view, iterations.start()));
      }
    }
    return info;
  }

  private static Map<String, Object> counts(JobView view, int start) {
    var counts = new LinkedHashMap<String, Object>();
    counts.put("start", start);
    counts.put("stop", start + view.description().count());
    counts.put("total", view.description().count());
    counts.put("finished", view.ended());
    counts.put("failed", view.ended() - view.finished());
    return counts;
  }

  private static List<Object> children(JobView view, int start) {
    var children = new ArrayList<Object>();
    for (int i = 0; i < view.description().count(); i++) {
      children.add(ordered("iteration", start + i, "state", view.states().apply(i).qcgName()));
    }
    return children;
  }

  private Map<String, Object> cancel(List<String> names) {
    var outcome = new Canceller(session.manager()).cancel(names, "a cancelJob request");
    return outcome.errors().isEmpty()
        ? ordered("canceled", outcome.cancelled())
        : ordered("canceled", outcome.cancelled(), "errors", outcome.errors());
  }

  private Map<String, Object> remove(List<String> names) {
    var errors = new LinkedHashMap<String, Object>();
    int removed = 0;
    for (var name : new LinkedHashSet<>(names)) {
      var view = view(name);
      if (view.isEmpty()) {
        errors.put(name, unknown(name));
      } else if (view.get().outcome() == null) {
        errors.put(name, "Job '" + name + "' not finished - can not be removed");
      } else {
        session.manager().tell(new Command.Remove(name));
        removed++;
      }
    }
    return errors.isEmpty()
        ? ordered("removed", removed)
        : ordered("removed", removed, "errors", errors);
  }

  private Map<String, Object> resources() {
    var now = session.manager().resources();
    return ordered(
        "total_nodes", now.nodes(),
        "total_cores", now.cores(),
        "used_cores", now.usedCores(),
        "free_cores", now.freeCores());
  }

  private Map<String, Object> overview() {
    var tally = session.manager().tally();
    return ordered(
        "Resources",
        resources(),
        "IterationStats",
        ordered(
            "TotalIterations",
            tally.total(),
            "FailedIterations",
            tally.of(JobState.FAILED) + tally.of(JobState.UPSTREAM_FAILED),
            "FinishedIterations",
            tally.of(JobState.JOB_FINISHED) + tally.of(JobState.CANCELLED),
            "ExecutingIterations",
            tally.of(JobState.RUNNING)));
  }

  private Optional<JobView> view(String name) {
    return session.manager().job(name);
  }

  private static String word(JobView view) {
    return JobName.whole(view).state();
  }

  /// A map of key, value, key, value, … in that order.
  private static Map<String, Object> ordered(Object... keysAndValues) {
    var map = new LinkedHashMap<String, Object>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }
}
