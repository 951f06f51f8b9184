package bellwether.analyze.series;

import static bellwether.store.Tables.EVENT;

import bellwether.model.Micros;
import bellwether.query.runs.RunRow;
import bellwether.store.RunState;
import bellwether.store.Tables.Event;
import org.jooq.DSLContext;

/// When runs were over. Of one that was stopped, maybe by the loss of its manager, the last event
/// of a job counts: nobody knows what happened between that and the day on which its end was
/// noticed.
record RunLimits(DSLContext dsl) {

  /// Microseconds since 1970; [TransitionCursor#OPEN]: the run goes on.
  long of(RunRow run) {
    if (run.isLive()) {
      return TransitionCursor.OPEN;
    }
    var end = run.endTime();
    return end != null && run.state() != RunState.STOPPED ? Micros.of(end) : lastEvent(run);
  }

  private long lastEvent(RunRow run) {
    return dsl.select(Event.TIME)
        .from(EVENT)
        .where(Event.RUN_ID.eq(run.id()))
        .and(Event.JOB_ID.isNotNull())
        .orderBy(Event.SEQ.desc())
        .limit(1)
        .fetchOptional(Event.TIME)
        .orElse(Micros.of(run.startTime()));
  }
}
