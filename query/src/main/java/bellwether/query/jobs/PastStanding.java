package bellwether.query.jobs;

import static bellwether.store.Tables.EVENT;

import bellwether.model.Cause;
import bellwether.model.JobState;
import bellwether.store.StoredWords;
import bellwether.store.Tables.Event;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/// How jobs stood at the end of a run with whose jobs a later one went on: what the events until
/// then say.
///
/// @param run the earlier run
public record PastStanding(DSLContext dsl, JobLookup jobs, long run) implements Standing {
  private record State(JobState state, @Nullable Cause cause) {}

  @Override
  public JobRow row(JobRef job) {
    var head = jobs.head(job);
    var own = last(job, Event.ORDINAL.eq((long) job.member()));
    return row(head, job, own.or(() -> common(job)).orElse(new State(JobState.CREATED, null)));
  }

  private JobRow row(JobHead head, JobRef job, State state) {
    var attempts = attempts(job);
    var last = attempts.isEmpty() ? null : attempts.getLast();
    var usage = last == null ? null : last.usage();
    return new JobRow(
        last == null ? head.origin() : last.run(),
        head.memberName(job.member()),
        head.value(job.member()),
        state.state(),
        last == null ? 0 : last.number(),
        last == null ? null : last.exitCode(),
        last == null ? null : last.signal(),
        state.cause(),
        last == null ? null : last.startTime(),
        last == null ? null : last.endTime(),
        usage == null ? null : usage.userTime().plus(usage.systemTime()),
        usage == null ? null : usage.peakMemory(),
        last == null ? List.of() : last.nodes(),
        last == null ? null : last.stdout(),
        last == null ? null : last.stderr(),
        head.memberId(job.member()));
  }

  @Override
  public List<AttemptRow> attempts(JobRef job) {
    return Attempts.of(dsl, job).stream()
        .filter(attempt -> attempt.run() != null && attempt.run() <= run)
        .toList();
  }

  @Override
  public StateCounts counts(JobRef job) {
    var counts = new EnumMap<JobState, Long>(JobState.class);
    var own = own(job);
    own.values().forEach(state -> counts.merge(state.state(), 1L, Long::sum));
    var common = common(job).map(State::state).orElse(JobState.CREATED);
    counts.merge(common, (long) jobs.head(job).count() - own.size(), Long::sum);
    counts.values().removeIf(count -> count == 0);
    return new StateCounts(counts);
  }

  @Override
  public Optional<JobRow> firstFailure(JobRef job) {
    return own(job).entrySet().stream()
        .filter(member -> JobLookup.isFailure(member.getValue().state()))
        .findFirst()
        .map(member -> row(new JobRef(job.id(), job.origin(), job.description(), member.getKey())));
  }

  /// The members that had left the common state of their job.
  private Map<Integer, State> own(JobRef job) {
    var own = new TreeMap<Integer, State>();
    dsl.select(Event.ORDINAL, Event.TO_STATE, Event.CAUSE)
        .from(EVENT)
        .where(until(job))
        .and(Event.ORDINAL.isNotNull())
        .orderBy(Event.SEQ)
        .forEach(row -> own.put(row.value1().intValue(), state(row)));
    return own;
  }

  private Optional<State> common(JobRef job) {
    return last(job, Event.ORDINAL.isNull());
  }

  private Optional<State> last(JobRef job, Condition which) {
    return dsl.select(Event.TO_STATE, Event.CAUSE)
        .from(EVENT)
        .where(until(job))
        .and(which)
        .orderBy(Event.SEQ.desc())
        .limit(1)
        .fetchOptional(this::state);
  }

  private Condition until(JobRef job) {
    return Event.JOB_ID.eq(job.id()).and(Event.RUN_ID.le(run));
  }

  private State state(Record row) {
    return new State(
        StoredWords.state(row.get(Event.TO_STATE), run),
        StoredWords.cause(row.get(Event.CAUSE), run));
  }
}
