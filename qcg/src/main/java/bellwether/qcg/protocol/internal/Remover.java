package bellwether.qcg.protocol.internal;

import bellwether.engine.Command;
import bellwether.manager.Session;
import bellwether.qcg.protocol.Answer;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Cancels jobs, and makes ended ones be forgotten. Not thread-safe.
public final class Remover {
  private final Session session;
  private final Set<Long> cancelled = new HashSet<>();

  public Remover(Session session) {
    this.session = session;
  }

  /// Answers a `cancelJob` request.
  public Answer cancel(List<String> names) {
    return each("canceled", names, this::cancel);
  }

  private void cancel(String name) {
    var target = JobTarget.of(name);
    var job =
        find(target)
            .orElseThrow(() ->
                new RefusedException("Job/iteration %s doesn't exist".formatted(target.job())));
    if (job.state().isEnd()) {
      throw new RefusedException(
          "Job/iteration %s already finished - can not be canceled".formatted(name));
    }
    if (target.key() == null && !cancelled.add(job.id())) {
      throw new RefusedException("Job %s already canceled".formatted(name));
    }
    // The engine knows iterations by their keys as Java writes them.
    var known = target.key() == null ? target.job() : target.job() + ":" + target.key();
    session.manager().tell(new Command.Cancel(known, "a cancelJob request"));
  }

  /// Answers a `removeJob` request.
  public Answer remove(List<String> names) {
    return each("removed", names, this::remove);
  }

  private void remove(String name) {
    var job =
        find(new JobTarget(name, name, null))
            .orElseThrow(() -> new RefusedException("Job '%s' doesn't exist".formatted(name)));
    if (job.outcome() == null) {
      throw new RefusedException("Job '%s' not finished - can not be removed".formatted(name));
    }
    cancelled.remove(job.id());
    session.manager().tell(new Command.Remove(name));
  }

  private Optional<JobSnapshot> find(JobTarget target) {
    return session.manager().ask(engine -> JobSnapshot.find(engine, target));
  }

  private interface Action {
    void on(String name);
  }

  private Answer each(String done, List<String> names, Action action) {
    var errors = new LinkedHashMap<String, Object>();
    int count = 0;
    for (var name : names) {
      try {
        action.on(name);
        count++;
      } catch (RefusedException problem) {
        errors.put(name, problem.text());
      }
    }
    session.manager().flush();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put(done, count);
    if (!errors.isEmpty()) {
      data.put("errors", errors);
    }
    return Answer.of(data);
  }
}
