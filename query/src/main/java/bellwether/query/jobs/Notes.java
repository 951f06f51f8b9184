package bellwether.query.jobs;

import static bellwether.store.Tables.EVENT;
import static org.jooq.impl.DSL.field;

import bellwether.model.JobState;
import bellwether.store.Tables.Event;
import bellwether.store.dialect.Dialects;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Reads the sentences that events carry.
public final class Notes {

  private Notes() {}

  /// What was said until the end of a run when a member, or all that waited with it, came into a
  /// state; null: nothing.
  public static @Nullable String lastOf(DSLContext dsl, JobRef job, JobState state, long run) {
    return dsl.select(field(Dialects.of(dsl).field("{0}", "message"), String.class, Event.DATA))
        .from(EVENT)
        .where(Event.JOB_ID.eq(job.id()))
        .and(Event.ORDINAL.eq((long) job.member()).or(Event.ORDINAL.isNull()))
        .and(Event.TO_STATE.eq(state.name()))
        .and(Event.RUN_ID.le(run))
        .orderBy(Event.SEQ.desc())
        .limit(1)
        .fetchOptional(row -> row.value1())
        .orElse(null);
  }
}
