package bellwether.engine.internal;

import bellwether.engine.Tally;
import bellwether.model.Cause;
import bellwether.model.JobDescription;
import bellwether.model.JobState;
import bellwether.model.Resources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A job as the engine knows it: its description, the states of its members, who waits for it.
///
/// Members that wait alike cost nothing: they have the job's common state until they leave it; from
/// then on a member has a state of its own.
public final class LiveJob {
  final long id;
  final JobDescription description;

  /// Its place in the order of submission.
  final int position;

  /// The members' own states; a plain job keeps its one state in [#single] and has no array.
  private final @Nullable MemberStates own;

  private @Nullable JobState single;
  private JobState common = JobState.CREATED;
  private @Nullable Map<Integer, Tries> tries;
  private int unfinished;
  private int finishedWell;
  private int concurrency;
  private int active;
  private boolean cancelledWhole;
  private boolean omittedWhole;

  /// Parents, or single iterations of them, that have not finished well yet.
  int pendingParents;

  /// Parents of which each iteration waits for the one of the same key.
  List<LiveJob> pairedParents = List.of();

  private List<LiveJob> dependents = List.of();
  private List<LiveJob> pairedDependents = List.of();
  private @Nullable Map<Integer, List<LiveJob>> iterationDependents;

  /// Whether its end as a whole was told.
  boolean toldEnd;

  /// Where its ready members wait: one group for each different need, mostly one, chained.
  @Nullable ReadyGroup groups;

  /// How often a member was tried.
  ///
  /// @param losses how often its node, or its manager, was lost since this manager began
  /// @param outOfMemory how often it had too little memory
  /// @param overTime how often it had too little time
  record Tries(int made, int charged, int losses, int outOfMemory, int overTime) {
    static final Tries NONE = new Tries(0, 0, 0, 0, 0);

    /// Whether it asks for more than its description says.
    boolean hasGrown() {
      return outOfMemory > 0 || overTime > 0;
    }

    /// The same after one more attempt, which ended for a cause.
    Tries after(int attempt, Cause cause) {
      int charge = cause.chargesAttempt() ? 1 : 0;
      return new Tries(
          attempt,
          charged + charge,
          losses + 1 - charge,
          outOfMemory + (cause == Cause.OUT_OF_MEMORY ? 1 : 0),
          overTime + (cause == Cause.TIME_LIMIT ? 1 : 0));
    }
  }

  LiveJob(long id, JobDescription description, int position) {
    this.id = id;
    this.description = description;
    this.position = position;
    concurrency = description.concurrency();
    unfinished = description.count();
    own = unfinished == 1 ? null : new MemberStates(unfinished);
  }

  public long id() {
    return id;
  }

  public JobDescription description() {
    return description;
  }

  public int count() {
    return own == null ? 1 : own.size();
  }

  private @Nullable JobState own(int ordinal) {
    return own == null ? single : own.get(ordinal);
  }

  /// The state of one member.
  public JobState state(int ordinal) {
    var state = own(ordinal);
    return state == null ? common : state;
  }

  boolean hasOwnState(int ordinal) {
    return own(ordinal) != null;
  }

  /// The first member from this one on that has a state of its own; -1: there is none.
  int nextOwn(int from) {
    if (own == null) {
      return from == 0 && single != null ? 0 : -1;
    }
    return own.next(from);
  }

  /// How many members are in each state.
  Tally tally() {
    var counts = new long[JobState.values().length];
    for (var state : JobState.values()) {
      counts[state.ordinal()] = own == null ? 0 : own.count(state);
    }
    counts[common.ordinal()] += commonMembers();
    if (single != null) {
      counts[single.ordinal()]++;
    }
    return new Tally(counts);
  }

  JobState common() {
    return common;
  }

  void setCommon(JobState state, int members) {
    common = state;
    count(state, members);
  }

  void setState(int ordinal, JobState state) {
    if (own == null) {
      single = state;
    } else {
      own.set(ordinal, state);
    }
    count(state, 1);
  }

  private void count(JobState state, int members) {
    if (state.isEnd()) {
      unfinished -= members;
      finishedWell += state == JobState.JOB_FINISHED ? members : 0;
    }
  }

  /// Takes back that members had ended: they are to run again.
  void reopen(int members) {
    unfinished += members;
  }

  int commonMembers() {
    if (own == null) {
      return single == null ? 1 : 0;
    }
    return own.common();
  }

  Tries tries(int ordinal) {
    return tries == null ? Tries.NONE : tries.getOrDefault(ordinal, Tries.NONE);
  }

  /// What the next attempt of a member asks for.
  Resources request(int ordinal) {
    var made = tries(ordinal);
    return made.hasGrown()
        ? description.resources().grown(made.outOfMemory(), made.overTime())
        : description.resources();
  }

  void setTries(int ordinal, Tries made) {
    if (tries == null) {
      tries = new HashMap<>(2);
    }
    tries.put(ordinal, made);
  }

  /// Whether one more of its members may run.
  boolean hasRoom() {
    return concurrency == JobDescription.ANY || active < concurrency;
  }

  void setConcurrency(int concurrency) {
    this.concurrency = concurrency;
  }

  /// Counts the attempts that hold cores: one more, or with -1 one less.
  void countActive(int more) {
    active += more;
  }

  public boolean ended() {
    return unfinished == 0;
  }

  /// Members that have ended, in whatever way.
  public int endedMembers() {
    return count() - unfinished;
  }

  /// Members that finished well.
  public int finishedMembers() {
    return finishedWell;
  }

  void markCancelledWhole() {
    cancelledWhole = true;
  }

  void markOmittedWhole() {
    omittedWhole = true;
  }

  /// What became of the job as a whole; only when all members have ended.
  JobState outcome() {
    if (finishedWell == count()) {
      return JobState.JOB_FINISHED;
    }
    if (own == null) {
      return state(0);
    }
    if (omittedWhole) {
      return JobState.UPSTREAM_FAILED;
    }
    return cancelledWhole ? JobState.CANCELLED : JobState.FAILED;
  }

  List<LiveJob> dependents() {
    return dependents;
  }

  List<LiveJob> pairedDependents() {
    return pairedDependents;
  }

  boolean hasIterationDependents() {
    return iterationDependents != null && !iterationDependents.isEmpty();
  }

  /// Who waits for this one member; each is told once.
  List<LiveJob> takeDependentsOf(int ordinal) {
    var children = iterationDependents == null ? null : iterationDependents.remove(ordinal);
    return children == null ? List.of() : children;
  }

  void addDependent(LiveJob child) {
    dependents = with(dependents, child);
  }

  void addPairedDependent(LiveJob child) {
    pairedDependents = with(pairedDependents, child);
  }

  void addDependent(int ordinal, LiveJob child) {
    if (iterationDependents == null) {
      iterationDependents = new HashMap<>(2);
    }
    iterationDependents.merge(ordinal, List.of(child), (a, b) -> with(a, b.getFirst()));
  }

  /// The list with one more; the empty one is shared and never changed, so that most jobs have no
  /// list of their own.
  private static <T> List<T> with(List<T> items, T item) {
    if (items.isEmpty()) {
      return List.of(item);
    }
    var more = items instanceof ArrayList<T> ? items : new ArrayList<>(items);
    more.add(item);
    return more;
  }
}
