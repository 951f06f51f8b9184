package bellwether.query.jobs;

import static bellwether.store.Tables.ITERATION;
import static bellwether.store.Tables.JOB_DEFINITION;
import static org.jooq.impl.DSL.count;

import bellwether.model.Event;
import bellwether.model.JobState;
import bellwether.model.jobfile.JobDescriptionJson;
import bellwether.store.StoredWords;
import bellwether.store.Tables.Iteration;
import bellwether.store.Tables.JobDefinition;
import java.util.EnumMap;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Finds single jobs of one run, and their states.
public final class JobLookup {
  private final DSLContext dsl;
  private final long origin;

  public JobLookup(DSLContext dsl, long origin) {
    this.dsl = dsl;
    this.origin = origin;
  }

  public Optional<JobRef> find(String text) {
    var whole = whole(text);
    if (whole.isPresent()) {
      return whole;
    }
    var pattern = JobPattern.of(text);
    Integer key = pattern.key();
    return key == null ? Optional.empty() : whole(pattern.name()).flatMap(job -> member(job, key));
  }

  /// Of jobs with one name, which there are after one was removed, the latest.
  private Optional<JobRef> whole(String name) {
    return dsl.select(JobDefinition.ID, JobDefinition.DESCRIPTION)
        .from(JOB_DEFINITION)
        .where(JobDefinition.RUN_ID.eq(origin))
        .and(JobDefinition.NAME.eq(name))
        .orderBy(JobDefinition.ID.desc())
        .limit(1)
        .fetchOptional(row ->
            new JobRef(row.value1(), origin, JobDescriptionJson.read(row.value2()), Event.ALL));
  }

  private static Optional<JobRef> member(JobRef job, int key) {
    var iterations = job.description().iterations();
    return iterations == null || !iterations.hasKey(key)
        ? Optional.empty()
        : Optional.of(
            new JobRef(job.id(), job.origin(), job.description(), key - iterations.start()));
  }

  JobHead head(JobRef job) {
    return JobHead.select(dsl).where(JobDefinition.ID.eq(job.id())).fetchSingle(JobHead::of);
  }

  /// How one member stands.
  public JobRow row(JobRef job) {
    var head = head(job);
    return MemberRows.select(dsl)
        .where(Iteration.JOB_ID.eq(job.id()))
        .and(Iteration.ORDINAL.eq((long) job.member()))
        .fetchOptional(row -> MemberRows.row(head, row))
        .orElseGet(() -> head.waiting(job.member()));
  }

  /// How many members of a job are in which state.
  public StateCounts counts(JobRef job) {
    var head = head(job);
    var counts = new EnumMap<JobState, Long>(JobState.class);
    counts.put(head.common(), (long) head.count());
    dsl.select(Iteration.STATE, count())
        .from(ITERATION)
        .where(Iteration.JOB_ID.eq(job.id()))
        .groupBy(Iteration.STATE)
        .forEach(row -> {
          counts.merge(StoredWords.state(row.value1(), origin), (long) row.value2(), Long::sum);
          counts.merge(head.common(), -(long) row.value2(), Long::sum);
        });
    return new StateCounts(counts);
  }

  /// The first member that ended badly, if any has.
  public Optional<JobRow> firstFailure(JobRef job) {
    var head = head(job);
    if (isFailure(head.common())) {
      return Optional.of(head.waiting(0));
    }
    return MemberRows.select(dsl)
        .where(Iteration.JOB_ID.eq(job.id()))
        .and(Iteration.STATE.in("FAILED", "CANCELLED", "UPSTREAM_FAILED"))
        .orderBy(Iteration.ORDINAL)
        .limit(1)
        .fetchOptional(row -> MemberRows.row(head, row));
  }

  public static boolean isFailure(@Nullable JobState state) {
    return state == JobState.FAILED
        || state == JobState.CANCELLED
        || state == JobState.UPSTREAM_FAILED;
  }
}
