package bellwether.engine.internal;

import bellwether.engine.Command;
import bellwether.engine.Effect;
import bellwether.engine.EngineOptions;
import bellwether.engine.internal.LiveJob.Tries;
import bellwether.model.Cause;
import bellwether.model.EventData;
import bellwether.model.Exit;
import bellwether.model.JobState;
import bellwether.model.Launched;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The attempts that hold cores, from their launch to what follows from their end.
///
/// A message about an attempt that is not here any more (its node was lost meanwhile) changes
/// nothing.
final class Attempts {
  /// When to look again whether a kill has worked.
  private static final Duration AFTER_KILL = Duration.ofSeconds(1);

  private final LiveAttempts live = new LiveAttempts();
  private final Deadlines deadlines = new Deadlines();
  private final EngineOptions options;
  private final Ledger ledger;
  private final JobGraph graph;
  private final NodePool pool;
  private long lastId;
  private boolean stopping;
  private Command.Stop stop = new Command.Stop("not stopped");
  private boolean hurried;

  Attempts(EngineOptions options, Ledger ledger, JobGraph graph, NodePool pool) {
    this.options = options;
    this.ledger = ledger;
    this.graph = graph;
    this.pool = pool;
  }

  boolean isEmpty() {
    return live.isEmpty();
  }

  void launch(ReadyGroup group, int ordinal, Lease lease) {
    var job = group.job;
    var placement = lease.placement();
    var attempt = new LiveAttempt(++lastId, group, ordinal, lease);
    live.add(attempt);
    job.countActive(1);
    var placed = new EventData.Placed(placement, attempt.memory, attempt.runtime);
    ledger.move(attempt, JobState.SCHEDULED, null, placed);
    ledger.emit(
        new Effect.Launch(
            attempt.id,
            job.id,
            job.description,
            ordinal,
            attempt.number,
            placement,
            attempt.memory));
  }

  void started(long id, Launched launched) {
    var attempt = live.get(id);
    if (attempt == null) {
      return;
    }
    attempt.started = true;
    ledger.move(attempt, JobState.RUNNING, null, new EventData.Started(launched));
    var limit = attempt.runtime;
    if (attempt.ending != null) {
      end(attempt, hurried);
    } else if (limit != null) {
      deadlines.set(attempt, launched.time(), limit);
    }
  }

  /// A process that had ended before it could be asked to, at its limit, is judged by its exit.
  void ended(long id, Exit exit) {
    var attempt = live.remove(id);
    if (attempt == null) {
      return;
    }
    release(attempt);
    if (attempt.ending == Cause.TIME_LIMIT && (!exit.asked() || exit.outOfMemory())) {
      attempt.ending = null;
      attempt.reason = null;
    }
    var data = new EventData.Ended(exit, attempt.reason);
    if (attempt.ending == Cause.CANCELLED) {
      cancelled(attempt, data);
    } else if (attempt.ending == Cause.TIME_LIMIT) {
      failed(attempt, JobState.RUN_TIMEOUT, Cause.TIME_LIMIT, data);
    } else if (exit.succeeded()) {
      finished(attempt, new EventData.Ended(exit, null));
    } else if (attempt.ending == Cause.ALLOCATION_ENDED) {
      interrupted(attempt, data);
    } else if (exit.outOfMemory()) {
      failed(attempt, JobState.RUN_ERROR, Cause.OUT_OF_MEMORY, ranOut(attempt, exit));
    } else {
      failed(
          attempt, JobState.RUN_ERROR, exit.signal() == 0 ? Cause.EXIT_CODE : Cause.SIGNAL, data);
    }
  }

  private static EventData ranOut(LiveAttempt attempt, Exit exit) {
    var limit = attempt.memory;
    return new EventData.Ended(
        exit, limit == null ? null : "it used more memory than its " + limit.inWords());
  }

  void launchFailed(long id, String message) {
    var attempt = live.remove(id);
    if (attempt == null) {
      return;
    }
    release(attempt);
    var data = new EventData.Note(message);
    if (attempt.ending == Cause.CANCELLED) {
      cancelled(attempt, data);
    } else if (attempt.ending == Cause.ALLOCATION_ENDED) {
      interrupted(attempt, data);
    } else {
      failed(attempt, JobState.RUN_ERROR, Cause.LAUNCH_FAILED, data);
    }
  }

  void nodeLost(String node) {
    for (var attempt : live.matching(a -> uses(a, node))) {
      live.remove(attempt.id);
      release(attempt);
      ledger.emit(new Effect.Signal(attempt.id, Effect.Signal.KILL));
      var data = new EventData.Note("node " + node + " was lost");
      if (attempt.ending == Cause.CANCELLED) {
        cancelled(attempt, data);
      } else {
        failed(attempt, JobState.RUN_ERROR, Cause.NODE_LOST, data);
      }
    }
  }

  private static boolean uses(LiveAttempt attempt, String node) {
    return attempt.lease.placement().shares().stream().anyMatch(share -> share.node().equals(node));
  }

  private void release(LiveAttempt attempt) {
    attempt.due = null;
    pool.giveBack(attempt.lease);
    graph.countLeft(attempt.job);
  }

  private void finished(LiveAttempt attempt, EventData data) {
    ledger.move(attempt, JobState.RUN_DONE, null, data);
    ledger.move(attempt, JobState.JOB_FINISHED, null, EventData.NONE);
    memberEnded(attempt);
  }

  private void cancelled(LiveAttempt attempt, EventData data) {
    ledger.move(attempt, JobState.CANCELLED, Cause.CANCELLED, data);
    memberEnded(attempt);
  }

  /// The manager ends: the next one will take the member up again.
  private void interrupted(LiveAttempt attempt, EventData data) {
    ledger.move(attempt, JobState.RESTART_READY, Cause.ALLOCATION_ENDED, data);
    attempt.job.setTries(attempt.ordinal, tries(attempt, Cause.ALLOCATION_ENDED));
  }

  private void failed(LiveAttempt attempt, JobState state, Cause cause, EventData data) {
    ledger.move(attempt, state, cause, data);
    var tries = tries(attempt, cause);
    attempt.job.setTries(attempt.ordinal, tries);
    if (mayTryAgain(attempt, tries)) {
      ledger.move(attempt, JobState.RESTART_READY, cause, EventData.NONE);
      if (!stopping) {
        graph.readyAgain(attempt.job, attempt.ordinal);
      }
    } else {
      ledger.move(attempt, JobState.FAILED, cause, EventData.NONE);
      graph.countFailed();
      memberEnded(attempt);
    }
  }

  private boolean mayTryAgain(LiveAttempt attempt, Tries tries) {
    return tries.charged() < attempt.job.description.maxAttempts()
        && tries.losses() < options.maxLosses();
  }

  private static Tries tries(LiveAttempt attempt, Cause cause) {
    return attempt.job.tries(attempt.ordinal).after(attempt.number, cause);
  }

  private void memberEnded(LiveAttempt attempt) {
    graph.countEnded(1);
    graph.ended(attempt.job, attempt.ordinal);
  }

  boolean cancel(LiveJob job, int ordinal, String reason) {
    var found = live.matching(a -> a.job == job && (ordinal < 0 || a.ordinal == ordinal));
    found.forEach(attempt -> beginEnding(attempt, Cause.CANCELLED, reason));
    return !found.isEmpty();
  }

  void cancelAll(String reason) {
    live.matching(_ -> true).forEach(attempt -> beginEnding(attempt, Cause.CANCELLED, reason));
  }

  void stop(Command.Stop how) {
    stop = stopping ? stop : how;
    stopping = true;
    live.matching(a -> a.ending == null)
        .forEach(attempt -> beginEnding(attempt, Cause.ALLOCATION_ENDED, how.reason()));
  }

  /// From now on nothing that is being ended has time left.
  void hurry() {
    hurried = true;
    for (var attempt : live.matching(a -> a.ending != null && a.started)) {
      end(attempt, true);
    }
  }

  /// Who is asked to end a second time gets no more time for it; a cancellation outweighs the
  /// manager's own end, which the next manager would mend.
  private void beginEnding(LiveAttempt attempt, Cause cause, String reason) {
    boolean first = attempt.ending == null;
    if (first || (cause == Cause.CANCELLED && attempt.ending == Cause.ALLOCATION_ENDED)) {
      attempt.ending = cause;
      attempt.reason = reason;
    }
    if (first && attempt.started) {
      end(attempt, hurried);
    } else if (first) {
      ledger.emit(new Effect.Withdraw(attempt.id));
    }
  }

  private void end(LiveAttempt attempt, boolean now) {
    ledger.emit(new Effect.Signal(attempt.id, now ? Effect.Signal.KILL : signal(attempt)));
    deadlines.set(attempt, ledger.now(), now ? AFTER_KILL : grace(attempt));
  }

  private int signal(LiveAttempt attempt) {
    return attempt.ending == Cause.ALLOCATION_ENDED ? stop.signal() : Effect.Signal.TERM;
  }

  private Duration grace(LiveAttempt attempt) {
    var own = attempt.ending == Cause.ALLOCATION_ENDED ? stop.grace() : null;
    return own == null ? options.grace() : own;
  }

  Optional<Instant> nextDue() {
    return deadlines.next();
  }

  /// Takes the next step with each attempt that is due: a request to end at the time limit, the
  /// kill after the grace.
  void tick() {
    for (var due = deadlines.pollDue(ledger.now());
        due.isPresent();
        due = deadlines.pollDue(ledger.now())) {
      var attempt = due.get();
      if (attempt.ending == null) {
        beginEnding(attempt, Cause.TIME_LIMIT, "its wall time is over");
      } else {
        end(attempt, true);
      }
    }
  }
}
