package bellwether.qcg.life;

import bellwether.engine.RestoredJob;
import bellwether.model.Event;
import bellwether.model.JobDescription;
import bellwether.model.JobState;
import bellwether.qcg.life.Ending.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One job from its first event to the end of its last member. Not thread-safe.
final class JobHistoryBuilder {
  /// The most iterations that end at one stroke and are still told one by one.
  private static final int MOST_TOLD = 100_000;

  private final long id;
  private final JobDescription description;
  private final Directories directories;
  private final LifeListener told;
  private final BitSet own = new BitSet();
  private final Map<Integer, MemberHistoryBuilder> active = new HashMap<>(2);
  private Instant created = Instant.EPOCH;
  private Instant lastEnd = Instant.EPOCH;
  private int ended;
  private int finishedWell;
  private @Nullable JobState endOfRest;
  private @Nullable JobState outcome;
  private boolean over;

  JobHistoryBuilder(
      long id, JobDescription description, Directories directories, LifeListener told) {
    this.id = id;
    this.description = description;
    this.directories = directories;
    this.told = told;
  }

  /// Its number in the catalog.
  long id() {
    return id;
  }

  JobDescription description() {
    return description;
  }

  /// Whether its last end was told.
  boolean isOver() {
    return over;
  }

  /// Begins where an earlier run ended. What had ended as a whole is not told again.
  void restore(RestoredJob job) {
    for (var member : job.members()) {
      if (member.state().isEnd()) {
        own.set(member.ordinal());
        countEnd(member.state(), Instant.EPOCH);
      }
    }
    if (job.common().isEnd()) {
      endOfRest = job.common();
      ended = description.count();
    }
    over = ended == description.count();
  }

  /// Takes in the event that follows.
  void apply(Event event) {
    if (created.equals(Instant.EPOCH)) {
      created = event.time();
    }
    if (event.ordinal() != Event.ALL) {
      member(event);
    } else if (event.to().isEnd()) {
      endRest(event);
    }
    finishIfDone();
  }

  /// Learns what became of the job as a whole.
  void decided(JobState as) {
    outcome = as;
    finishIfDone();
  }

  /// Judges by its members what became of it as a whole, if they have all ended.
  void decideAlone() {
    if (!over && ended == description.count()) {
      var judged = endOfRest == null ? JobState.FAILED : endOfRest;
      decided(finishedWell == ended ? JobState.JOB_FINISHED : judged);
    }
  }

  private void member(Event event) {
    own.set(event.ordinal());
    var life = active.computeIfAbsent(event.ordinal(), _ -> newMember());
    life.apply(event);
    tellStart(event);
    if (event.to().isEnd()) {
      active.remove(event.ordinal());
      countEnd(event.to(), event.time());
      told.ended(life.ending(id, event, directories));
    }
  }

  private MemberHistoryBuilder newMember() {
    var life = new MemberHistoryBuilder(description);
    if (description.iterations() == null) {
      life.created(created);
    }
    return life;
  }

  private void tellStart(Event event) {
    if (event.to().isActive()) {
      told.active(description, key(event.ordinal()), event.to());
    }
    if (event.to() == JobState.RUNNING) {
      told.started(description.memberName(event.ordinal()), event.time());
    } else if (event.from() == JobState.SCHEDULED && event.to() == JobState.RUN_ERROR) {
      told.notStarted(description.memberName(event.ordinal()), event.time());
    }
  }

  private @Nullable Integer key(int ordinal) {
    var iterations = description.iterations();
    return iterations == null ? null : iterations.key(ordinal);
  }

  private void countEnd(JobState end, Instant time) {
    ended++;
    finishedWell += end == JobState.JOB_FINISHED ? 1 : 0;
    lastEnd = time;
  }

  /// As QCG-PilotJob has it, the iterations of a job that is omitted as a whole are not told one by
  /// one; a great many are told by their ranges.
  private void endRest(Event event) {
    endOfRest = event.to();
    int rest = description.count() - own.cardinality();
    boolean silent = event.to() == JobState.UPSTREAM_FAILED && description.iterations() != null;
    if (rest > MOST_TOLD && !silent) {
      told.endedRest(new RestEnding(description, ranges(), event.to(), event.time()));
    } else if (!silent) {
      endOneByOne(event);
    }
    ended += rest;
    finishedWell += event.to() == JobState.JOB_FINISHED ? rest : 0;
    lastEnd = event.time();
  }

  private void endOneByOne(Event event) {
    for (int i = own.nextClearBit(0); i < description.count(); i = own.nextClearBit(i + 1)) {
      var life = newMember();
      life.apply(event);
      told.ended(life.ending(id, i, event, directories));
    }
  }

  private List<RestEnding.Range> ranges() {
    var ranges = new ArrayList<RestEnding.Range>();
    int first = own.nextClearBit(0);
    while (first < description.count()) {
      int next = own.nextSetBit(first);
      int end = next < 0 ? description.count() : next;
      ranges.add(RestEnding.Range.of(description, first, end - 1));
      first = own.nextClearBit(end);
    }
    return ranges;
  }

  private void finishIfDone() {
    if (over || ended < description.count()) {
      return;
    }
    if (description.iterations() == null) {
      over = true;
    } else if (outcome != null) {
      over = true;
      var history =
          List.of(
              new Stage(JobState.CREATED.qcgName(), created),
              new Stage(outcome.qcgName(), lastEnd));
      told.ended(new Ending(description, null, outcome, history, null, ""));
    }
  }
}
