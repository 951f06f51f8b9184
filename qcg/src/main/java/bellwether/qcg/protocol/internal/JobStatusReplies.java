package bellwether.qcg.protocol.internal;

import bellwether.engine.Engine;
import bellwether.engine.JobView;
import bellwether.manager.Session;
import bellwether.model.JobState;
import bellwether.qcg.protocol.Answer;
import bellwether.qcg.protocol.internal.JobHistory.Attempt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Answers how jobs stand. Not thread-safe.
///
/// States come from the engine. Before an end is told, or the catalog asked, all of it is made
/// durable, so that both agree and no crash takes back what was told.
public final class JobStatusReplies implements AutoCloseable {
  /// An answer with more would be larger than any message that we take.
  private static final int MOST_CHILDREN = 1_000_000;

  private final Session session;
  private final JobHistory memory;
  private final RuntimeText runtimes;

  public JobStatusReplies(Session session) {
    this.session = session;
    memory = new JobHistory(session.place());
    runtimes = new RuntimeText(session);
  }

  /// Loads what the first answers would have to wait for.
  public void warmUp() {
    session.manager().flush();
    memory.ends(0);
    memory.attempt(0, 0);
    HistoryText.ofPlain(List.of(new JobHistory.Change(Instant.EPOCH, 0, JobState.CREATED)));
    HistoryText.ofPlain(memory.changes(0));
  }

  /// Asks once for jobs that were submitted just now: the first look at a catalog that has grown by
  /// much takes long, and whoever submitted that much waits anyhow.
  public void lookUp(Answer submitted) {
    if (submitted.data() != null
        && submitted.data().get("jobs") instanceof List<?> names
        && names.getLast() instanceof String name) {
      info(List.of(name), false);
    }
  }

  /// Answers a `jobStatus` request. A job that is not known fails it as a whole.
  public Answer status(List<String> names) {
    return each(
        names,
        name -> new RefusedException("Job '%s' doesn't exist".formatted(name)),
        (target, job) -> {
          if (job.state().isEnd()) {
            session.manager().flush();
          }
          return state(target, job);
        });
  }

  /// Answers a `jobInfo` request.
  ///
  /// @param children whether iterations are told one by one
  public Answer info(List<String> names, boolean children) {
    return each(
        names,
        _ -> new RefusedException("Job %s doesn't exist".formatted(pythonList(names))),
        (target, job) -> info(target, job, children));
  }

  private static String pythonList(List<String> names) {
    return names.stream()
        .map(name -> name.contains("'") ? '"' + name + '"' : "'" + name + "'")
        .toList()
        .toString();
  }

  private interface Unknown {
    RefusedException problem(String name);
  }

  private interface Teller {
    Map<String, Object> tell(JobTarget target, JobSnapshot job);
  }

  private Answer each(List<String> names, Unknown unknown, Teller teller) {
    var answers = new LinkedHashMap<String, Object>();
    for (var name : names) {
      var target = target(name, answers);
      if (target.isPresent()) {
        answers.put(name, answer(target.get(), unknown, teller));
      }
    }
    return Answer.of(Map.of("jobs", answers));
  }

  private static Optional<JobTarget> target(String name, Map<String, Object> answers) {
    try {
      return Optional.of(JobTarget.of(name));
    } catch (RefusedException problem) {
      answers.put(name, error(problem));
      return Optional.empty();
    }
  }

  private Map<String, Object> answer(JobTarget target, Unknown unknown, Teller teller) {
    try {
      var job = session.manager().ask(engine -> JobSnapshot.find(engine, target));
      return ok(teller.tell(target, job.orElseThrow(() -> unknown.problem(target.text()))));
    } catch (JobTarget.NoIterationsException problem) {
      return error(problem);
    }
  }

  private static Map<String, Object> error(RefusedException problem) {
    var error = new LinkedHashMap<String, Object>();
    error.put("status", 1);
    error.put("message", problem.text());
    return error;
  }

  private static Map<String, Object> ok(Map<String, Object> data) {
    var ok = new LinkedHashMap<String, Object>();
    ok.put("status", 0);
    ok.put("data", data);
    return ok;
  }

  private static Map<String, Object> state(JobTarget target, JobSnapshot job) {
    var state = new LinkedHashMap<String, Object>();
    state.put("jobName", target.text());
    state.put("status", job.word());
    return state;
  }

  private Map<String, Object> info(JobTarget target, JobSnapshot job, boolean children) {
    session.manager().flush();
    var info = state(target, job);
    int ordinal = target.ordinal(job.description());
    if (ordinal < 0 && job.isArray()) {
      putIterations(info, job);
      if (children) {
        info.put("childs", children(job));
      }
      put(info, "history", HistoryText.ofArray(job, memory.ends(job.id())));
      return info;
    }
    var changes = memory.changes(job.id());
    putAttempt(info, job, memory.attempt(job.id(), Math.max(0, ordinal)));
    put(
        info,
        "history",
        ordinal < 0 ? HistoryText.ofPlain(changes) : HistoryText.ofMember(changes, ordinal));
    return info;
  }

  private void putAttempt(Map<String, Object> info, JobSnapshot job, Optional<Attempt> found) {
    found.ifPresent(attempt -> {
      if (job.state() == JobState.FAILED && attempt.message() != null) {
        info.put("messages", attempt.message());
      }
      info.put("runtime", runtimes.of(job.id(), job.description(), attempt));
    });
  }

  private static void put(Map<String, Object> info, String key, String text) {
    if (!text.isEmpty()) {
      info.put(key, text);
    }
  }

  private static void putIterations(Map<String, Object> info, JobSnapshot job) {
    var iterations = job.description().iterations();
    int start = iterations == null ? 0 : iterations.start();
    int count = job.description().count();
    var counts = new LinkedHashMap<String, Object>();
    counts.put("start", start);
    counts.put("stop", start + count);
    counts.put("total", count);
    counts.put("finished", job.ended());
    counts.put("failed", job.failed());
    info.put("iterations", counts);
  }

  private static void refuseTooMany(JobSnapshot job) {
    if (job.description().count() > MOST_CHILDREN) {
      throw new RefusedException(
          "Job %s has %d iterations, more than the %d that one answer can list: ask for single ones, such as %s"
              .formatted(
                  job.description().name(),
                  job.description().count(),
                  MOST_CHILDREN,
                  job.description().memberName(0)));
    }
  }

  private List<Object> children(JobSnapshot job) {
    refuseTooMany(job);
    var states = session.manager().ask(engine -> states(engine, job));
    var last = new HashMap<Integer, Attempt>();
    memory.attempts(job.id(), attempt -> last.put(attempt.ordinal(), attempt));
    var iterations = job.description().iterations();
    var children = new ArrayList<Object>(states.size());
    for (int i = 0; i < states.size(); i++) {
      var child = new LinkedHashMap<String, Object>();
      child.put("iteration", iterations == null ? i : iterations.key(i));
      child.put("state", states.get(i).qcgName());
      var attempt = last.get(i);
      if (attempt != null) {
        child.put("runtime", runtimes.of(job.id(), job.description(), attempt));
      }
      children.add(child);
    }
    return children;
  }

  private static List<JobState> states(Engine engine, JobSnapshot job) {
    var states = new ArrayList<JobState>(job.description().count());
    var view = engine.job(job.description().name()).filter(found -> found.id() == job.id());
    view.ifPresent(found -> {
      for (int i = 0; i < found.description().count(); i++) {
        states.add(found.states().apply(i));
      }
    });
    return states;
  }

  /// Answers a `listJobs` request.
  public Answer list() {
    var all = session.manager().ask(JobStatusReplies::all);
    session.manager().flush();
    var jobs = LinkedHashMap.<String, Object>newLinkedHashMap(all.size());
    int waiting = 0;
    for (var job : all) {
      var entry = new LinkedHashMap<String, Object>();
      entry.put("status", job.word());
      var message = message(job);
      if (message != null) {
        entry.put("messages", message);
      }
      // There it is the last place that a job had, which is the first when it leaves the queue.
      if (job.state() != JobState.UPSTREAM_FAILED) {
        entry.put("inQueue", job.state().isWaiting() ? waiting++ : 0);
      }
      jobs.put(job.description().name(), entry);
    }
    var data = new LinkedHashMap<String, Object>();
    data.put("length", jobs.size());
    data.put("jobs", jobs);
    return Answer.of(data);
  }

  private @Nullable String message(JobSnapshot job) {
    return job.isArray() || job.state() != JobState.FAILED
        ? null
        : memory.attempt(job.id(), 0).map(Attempt::message).orElse(null);
  }

  private static List<JobSnapshot> all(Engine engine) {
    var jobs = new ArrayList<JobSnapshot>();
    for (var name : engine.jobNames()) {
      engine.job(name).map((JobView view) -> JobSnapshot.of(view)).ifPresent(jobs::add);
    }
    return jobs;
  }

  @Override
  public void close() {
    memory.close();
  }
}
