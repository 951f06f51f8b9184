package bellwether.query.export.trace;

import static bellwether.store.Tables.ATTEMPT;
import static bellwether.store.Tables.MEASUREMENT;

import bellwether.store.Tables.Attempt;
import bellwether.store.Tables.Measurement;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;

/// Finds what was measured of the attempts of runs.
record MeasuredAttempts(DSLContext dsl) {

  /// The ids of the measured jobs.
  List<String> of(Collection<Long> runs) {
    return dsl.selectDistinct(Measurement.JOBID)
        .from(ATTEMPT)
        .join(MEASUREMENT)
        .on(Measurement.JOB_ID.eq(Attempt.JOB_ID))
        .and(Measurement.ORDINAL.eq(Attempt.ORDINAL))
        .and(Measurement.ATTEMPT.eq(Attempt.NUMBER))
        .where(Attempt.RUN_ID.in(runs))
        .fetch(Measurement.JOBID);
  }
}
