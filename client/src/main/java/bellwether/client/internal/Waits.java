package bellwether.client.internal;

import bellwether.client.Ending;
import bellwether.client.JobStatus;
import bellwether.client.RefusedException;
import bellwether.client.internal.EventHub.Watch;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Waiting by events, with a question to the service first and after each silence.
///
/// A watch begins before the first question, so that an end between question and answer is seen.
public final class Waits {
  private final Questions questions;
  private final EventHub hub;
  private final Endings endings;
  private final Duration pollDelay;

  public Waits(Questions questions, EventHub hub, Endings endings, Duration pollDelay) {
    this.questions = questions;
    this.hub = hub;
    this.endings = endings;
    this.pollDelay = pollDelay;
  }

  /// Waits until each of these jobs and iterations has ended.
  public Map<String, JobStatus> jobs(Collection<String> names, Deadline deadline)
      throws InterruptedException {
    Map<String, JobStatus> ended = new LinkedHashMap<>();
    Set<String> open = new LinkedHashSet<>(names);
    try (Watch watch = hub.watch()) {
      ask(open, ended);
      while (!open.isEmpty()) {
        Map<String, JobStatus> announced = follow(watch, open, ended, deadline);
        ended.putAll(announced);
        reopen(announced, open, ended);
      }
    }
    return ended;
  }

  /// Waits until the service has nothing to do.
  public void all(Deadline deadline) throws InterruptedException {
    try (Watch watch = hub.watch()) {
      while (!questions.allFinished()) {
        deadline.check("the end of all jobs");
        awaitIdle(watch, Deadline.in(deadline.limit(pollDelay)));
      }
    }
  }

  /// Waits for the next end that was not told yet.
  public Ending any(Deadline deadline) throws InterruptedException {
    Ending next = endings.next(Duration.ZERO);
    while (next == null) {
      deadline.check("the end of any job");
      next = endings.next(deadline.limit(pollDelay));
      if (next == null) {
        endings.reconcile(questions.jobs());
        next = endings.next(Duration.ZERO);
      }
    }
    return next;
  }

  /// Takes events until none of the names is open; what was only announced is returned.
  private Map<String, JobStatus> follow(
      Watch watch, Set<String> open, Map<String, JobStatus> ended, Deadline deadline)
      throws InterruptedException {
    Map<String, JobStatus> announced = new LinkedHashMap<>();
    Deadline silence = Deadline.in(deadline.limit(pollDelay));
    while (!open.isEmpty()) {
      PilotEvent event = watch.next(silence.left());
      if (event instanceof PilotEvent.Ended end && open.remove(end.name())) {
        announced.put(end.name(), end.status());
        silence = Deadline.in(deadline.limit(pollDelay));
      } else if (silence.isOver()) {
        ask(open, ended);
        giveUp(deadline, open);
        silence = Deadline.in(deadline.limit(pollDelay));
      }
    }
    return announced;
  }

  /// QCG-PilotJob announces a job with the status of its last iteration, and an event may belong to
  /// an earlier job of the same name: the service has the last word, unless the job is removed.
  private void reopen(
      Map<String, JobStatus> announced, Set<String> open, Map<String, JobStatus> ended)
      throws InterruptedException {
    if (announced.isEmpty()) {
      return;
    }
    Set<String> unsure = new LinkedHashSet<>(announced.keySet());
    try {
      ask(unsure, ended);
    } catch (RefusedException e) {
      return;
    }
    ended.keySet().removeAll(unsure);
    open.addAll(unsure);
  }

  private void ask(Set<String> open, Map<String, JobStatus> ended) throws InterruptedException {
    if (open.isEmpty()) {
      return;
    }
    questions
        .statuses(open)
        .forEach((name, status) -> {
          if (status.isFinished() && open.remove(name)) {
            ended.put(name, status);
          }
        });
  }

  private static void awaitIdle(Watch watch, Deadline silence) throws InterruptedException {
    PilotEvent event = null;
    while (!(event instanceof PilotEvent.Idle) && !silence.isOver()) {
      event = watch.next(silence.left());
    }
  }

  /// Gives up after a last look, so that an end before the deadline counts even if its event is
  /// lost.
  private static void giveUp(Deadline deadline, Set<String> open) {
    if (!open.isEmpty()) {
      String first = open.iterator().next();
      deadline.check(
          "the end of " + first + (open.size() > 1 ? " and " + (open.size() - 1) + " more" : ""));
    }
  }
}
