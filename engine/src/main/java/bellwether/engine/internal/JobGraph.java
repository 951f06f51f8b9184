package bellwether.engine.internal;

import bellwether.engine.Effect;
import bellwether.model.Cause;
import bellwether.model.Dependency;
import bellwether.model.Event;
import bellwether.model.EventData;
import bellwether.model.JobDescription;
import bellwether.model.JobState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// The jobs by name, and who waits for whom.
///
/// Endings are passed on through a work list, not by recursion: a chain of a hundred thousand jobs
/// whose first one fails needs no deep stack.
public final class JobGraph {
  private record Ending(LiveJob job, int ordinal) {}

  /// More waiting iterations than these are left out at one stroke.
  private static final int MANY = 100_000;

  private final JobsByName jobs = new JobsByName();
  private final Deque<Ending> endings = new ArrayDeque<>();
  private final Ledger ledger;
  private final ReadyMembers ready;
  private long unfinished;
  private int failed;

  JobGraph(Ledger ledger, ReadyMembers ready) {
    this.ledger = ledger;
    this.ready = ready;
  }

  public @Nullable LiveJob find(String name) {
    return jobs.find(name);
  }

  public Iterable<LiveJob> all() {
    return jobs;
  }

  /// Members that have not ended.
  long unfinished() {
    return unfinished;
  }

  /// Members that failed by themselves.
  int failed() {
    return failed;
  }

  /// Makes room for so many more jobs.
  void expect(int more) {
    jobs.expect(more);
  }

  LiveJob add(long id, JobDescription description) {
    if (jobs.find(description.name()) != null) {
      throw new IllegalArgumentException(
          "Expected a new job name, but " + description.name() + " is taken");
    }
    var job = new LiveJob(id, description, jobs.nextPosition());
    jobs.add(job);
    unfinished += job.count();
    return job;
  }

  void remove(LiveJob job) {
    jobs.remove(job);
  }

  /// Makes a job wait for what it comes after; afterwards [#settle] lets it start where it can.
  void link(LiveJob child) {
    for (var dependency : child.description.after()) {
      var parent = jobs.find(dependency.job());
      if (parent == null) {
        omit(child, "it comes after " + dependency.job() + ", which is not known");
        return;
      }
      switch (dependency) {
        case Dependency.OnJob _ -> linkJob(child, parent);
        case Dependency.OnIteration(_, int key) -> linkIteration(child, parent, key);
        case Dependency.Paired _ -> linkPaired(child, parent);
      }
    }
  }

  private void linkJob(LiveJob child, LiveJob parent) {
    if (!parent.ended()) {
      child.pendingParents++;
      parent.addDependent(child);
    } else if (parent.outcome() != JobState.JOB_FINISHED) {
      omit(child, notWell(parent.description.name(), parent.outcome()));
    }
  }

  private void linkIteration(LiveJob child, LiveJob parent, int key) {
    var name = parent.description.name() + ":" + key;
    int ordinal = ordinalOf(parent, key);
    if (ordinal < 0) {
      omit(child, "it comes after " + name + ", which is not known");
    } else if (!parent.state(ordinal).isEnd()) {
      child.pendingParents++;
      parent.addDependent(ordinal, child);
    } else if (parent.state(ordinal) != JobState.JOB_FINISHED) {
      omit(child, notWell(name, parent.state(ordinal)));
    }
  }

  private void linkPaired(LiveJob child, LiveJob parent) {
    if (child.pairedParents.isEmpty()) {
      child.pairedParents = new ArrayList<>(1);
    }
    child.pairedParents.add(parent);
    parent.addPairedDependent(child);
  }

  /// Lets the job's members start, or wait, according to its parents.
  void settle(LiveJob job) {
    if (job.ended()) {
      return;
    }
    if (job.pendingParents > 0 || !job.pairedParents.isEmpty()) {
      if (job.common() == JobState.CREATED) {
        ledger.moveCommon(job, JobState.AWAITING_PARENTS, null, EventData.NONE);
      }
    }
    if (job.pendingParents == 0) {
      parentsDone(job);
    }
  }

  private void parentsDone(LiveJob job) {
    if (!job.pairedParents.isEmpty()) {
      settlePaired(job);
      return;
    }
    if (job.common().isWaiting() && job.common() != JobState.READY) {
      ledger.moveCommon(job, JobState.READY, null, EventData.NONE);
    }
    ready.addAll(job);
  }

  /// Where every iteration has open ones before it, only those that have left the common state can
  /// have ended.
  private void settlePaired(LiveJob child) {
    if (!child.pairedParents.stream().allMatch(parent -> isOpenFor(parent, child))) {
      for (int ordinal = 0; ordinal < child.count(); ordinal++) {
        settleIfWaiting(child, ordinal);
      }
      return;
    }
    for (var parent : child.pairedParents) {
      for (int i = parent.nextOwn(0); i >= 0; i = parent.nextOwn(i + 1)) {
        settleIfWaiting(child, ordinalOf(child, keyOf(parent, i)));
      }
    }
  }

  private static boolean isOpenFor(LiveJob parent, LiveJob child) {
    return !parent.common().isEnd()
        && ordinalOf(parent, keyOf(child, 0)) >= 0
        && ordinalOf(parent, keyOf(child, child.count() - 1)) >= 0;
  }

  private void settleIfWaiting(LiveJob child, int ordinal) {
    if (ordinal >= 0 && child.state(ordinal).isWaiting()) {
      settlePaired(child, ordinal);
    }
  }

  private void settlePaired(LiveJob child, int ordinal) {
    for (var parent : child.pairedParents) {
      var state = pairedState(child, ordinal, parent);
      if (state == null || (state.isEnd() && state != JobState.JOB_FINISHED)) {
        omit(child, ordinal, parent.description.name());
        return;
      }
      if (!state.isEnd()) {
        return;
      }
    }
    ready.add(child, ordinal);
  }

  private static boolean awaitsParents(LiveJob child, int ordinal) {
    var state = child.state(ordinal);
    return child.pendingParents == 0 && state.isWaiting() && state != JobState.READY;
  }

  private static @Nullable JobState pairedState(LiveJob child, int ordinal, LiveJob parent) {
    int parentOrdinal = ordinalOf(parent, keyOf(child, ordinal));
    return parentOrdinal < 0 ? null : parent.state(parentOrdinal);
  }

  /// Queues one member, from whatever waiting state it is in.
  void readyAgain(LiveJob job, int ordinal) {
    ready.add(job, ordinal);
  }

  /// Lets another number of its members run at once.
  void limit(LiveJob job, int concurrency) {
    job.setConcurrency(concurrency);
    ready.addPassedOver(job);
  }

  /// Counts that one of its members runs no more, so that another one may.
  void countLeft(LiveJob job) {
    boolean full = !job.hasRoom();
    job.countActive(-1);
    if (full && job.hasRoom()) {
      ready.addPassedOver(job);
    }
  }

  /// Caps what members have grown to by what the nodes have now.
  void capAgain(LiveJob job) {
    ready.capAgain(job);
  }

  /// The ordinal of the member with this key, of which a plain job has one: 0. -1: there is none.
  private static int ordinalOf(LiveJob job, int key) {
    var iterations = job.description.iterations();
    if (iterations == null) {
      return key == 0 ? 0 : -1;
    }
    return iterations.hasKey(key) ? key - iterations.start() : -1;
  }

  /// Tells that a member, or with [Event#ALL] all common ones, have come to an end.
  void ended(LiveJob job, int ordinal) {
    endings.add(new Ending(job, ordinal));
  }

  void countEnded(int members) {
    unfinished -= members;
  }

  void countReopened(int members) {
    unfinished += members;
  }

  void countFailed() {
    failed++;
  }

  /// Passes on all endings to those who wait for them.
  void propagate() {
    for (var ending = endings.poll(); ending != null; ending = endings.poll()) {
      var job = ending.job();
      passOnIterations(job, ending.ordinal());
      if (job.ended()) {
        passOnWhole(job);
      }
    }
  }

  private void passOnWhole(LiveJob job) {
    if (job.toldEnd) {
      return;
    }
    job.toldEnd = true;
    var outcome = job.outcome();
    ledger.emit(new Effect.JobEnded(job.id, job.description.name(), outcome));
    for (var child : job.dependents()) {
      passOn(child, outcome, job.description.name());
    }
  }

  private void passOnIterations(LiveJob job, int ordinal) {
    int from = ordinal == Event.ALL ? 0 : ordinal;
    int to = ordinal == Event.ALL ? job.count() : ordinal + 1;
    if (job.hasIterationDependents()) {
      for (int i = from; i < to; i++) {
        passOnOne(job, i);
      }
    }
    for (var child : job.pairedDependents()) {
      if (ordinal == Event.ALL && omitCommon(child, job)) {
        continue;
      }
      for (int i = from; i < to; i++) {
        int mine = ordinalOf(child, keyOf(job, i));
        if (mine >= 0 && awaitsParents(child, mine)) {
          settlePaired(child, mine);
        }
      }
    }
  }

  /// Omits what waits in a large array at one stroke when its parent was ended as a whole; false:
  /// its iterations are to be looked at one by one.
  private boolean omitCommon(LiveJob child, LiveJob parent) {
    boolean all =
        parent.common().isEnd()
            && parent.common() != JobState.JOB_FINISHED
            && child.pendingParents == 0
            && child.common().isWaiting()
            && child.commonMembers() > MANY;
    if (all) {
      child.markOmittedWhole();
      endCommon(child, JobState.UPSTREAM_FAILED, Cause.UPSTREAM_FAILED, notWell(parent));
    }
    return all;
  }

  private static String notWell(LiveJob parent) {
    return notWell(parent.description.name(), parent.common());
  }

  private void passOnOne(LiveJob job, int ordinal) {
    if (job.state(ordinal).isEnd()) {
      var children = job.takeDependentsOf(ordinal);
      for (var child : children) {
        passOn(child, job.state(ordinal), job.description.memberName(ordinal));
      }
    }
  }

  private static int keyOf(LiveJob job, int ordinal) {
    var iterations = job.description.iterations();
    return iterations == null ? ordinal : iterations.key(ordinal);
  }

  private void passOn(LiveJob child, JobState state, String parent) {
    if (state != JobState.JOB_FINISHED) {
      omit(child, notWell(parent, state));
    } else if (--child.pendingParents == 0 && !child.ended()) {
      parentsDone(child);
    }
  }

  private static String notWell(String parent, JobState state) {
    return "%s, which it comes after, ended as %s".formatted(parent, state);
  }

  private void omit(LiveJob child, String why) {
    if (child.ended()) {
      return;
    }
    child.markOmittedWhole();
    endWaiting(child, JobState.UPSTREAM_FAILED, Cause.UPSTREAM_FAILED, why);
  }

  private void omit(LiveJob child, int ordinal, String parent) {
    var why = "its iteration of " + parent + " did not finish well or does not exist";
    endWaiting(child, ordinal, JobState.UPSTREAM_FAILED, Cause.UPSTREAM_FAILED, why);
  }

  /// Ends all members that wait.
  void endWaiting(LiveJob job, JobState to, Cause cause, String why) {
    for (int i = job.nextOwn(0); i >= 0; i = job.nextOwn(i + 1)) {
      endWaiting(job, i, to, cause, why);
    }
    endCommon(job, to, cause, why);
  }

  private void endCommon(LiveJob job, JobState to, Cause cause, String why) {
    int common = job.commonMembers();
    if (common > 0 && job.common().isWaiting()) {
      ledger.moveCommon(job, to, cause, new EventData.Note(why));
      unfinished -= common;
      ended(job, Event.ALL);
    }
  }

  /// Ends one member, if it waits.
  boolean endWaiting(LiveJob job, int ordinal, JobState to, Cause cause, String why) {
    if (!job.state(ordinal).isWaiting()) {
      return false;
    }
    ledger.move(job, ordinal, to, cause, new EventData.Note(why));
    unfinished--;
    ended(job, ordinal);
    return true;
  }
}
