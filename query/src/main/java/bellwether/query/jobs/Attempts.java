package bellwether.query.jobs;

import static bellwether.store.Tables.ATTEMPT;
import static org.jooq.impl.DSL.field;

import bellwether.model.Bytes;
import bellwether.model.Micros;
import bellwether.model.Usage;
import bellwether.query.sql.Coverage;
import bellwether.store.StoredWords;
import bellwether.store.Tables.Attempt;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/// Reads the attempts of single members.
final class Attempts {
  private static final Field<Double> COVERAGE =
      field(Coverage.ofAttempt("attempt"), Double.class).as("coverage");

  private Attempts() {}

  static List<AttemptRow> of(DSLContext dsl, JobRef job) {
    return dsl.select(Attempt.NUMBER, Attempt.RUN_ID, Attempt.STATE, Attempt.CAUSE, Attempt.NODES)
        .select(Attempt.PID, Attempt.START_TIME, Attempt.END_TIME)
        .select(Attempt.EXIT_CODE, Attempt.SIGNAL, Attempt.USER_TIME_US, Attempt.SYSTEM_TIME_US)
        .select(Attempt.PEAK_MEMORY_BYTES, Attempt.MINOR_FAULTS, Attempt.MAJOR_FAULTS)
        .select(Attempt.BLOCKS_READ, Attempt.BLOCKS_WRITTEN)
        .select(Attempt.VOLUNTARY_SWITCHES, Attempt.INVOLUNTARY_SWITCHES)
        .select(COVERAGE)
        .select(Attempt.STDOUT, Attempt.STDERR, Attempt.STDERR_TAIL, Attempt.MESSAGE)
        .from(ATTEMPT)
        .where(Attempt.JOB_ID.eq(job.id()))
        .and(Attempt.ORDINAL.eq((long) job.member()))
        .orderBy(Attempt.NUMBER)
        .fetch(Attempts::row);
  }

  private static AttemptRow row(Record row) {
    return new AttemptRow(
        row.get(Attempt.NUMBER).intValue(),
        row.get(Attempt.RUN_ID),
        StoredWords.state(row.get(Attempt.STATE), row.get(Attempt.RUN_ID)),
        StoredWords.cause(row.get(Attempt.CAUSE), row.get(Attempt.RUN_ID)),
        MemberRows.nodes(row.get(Attempt.NODES)),
        MemberRows.integer(row.get(Attempt.PID)),
        Micros.timeOrNull(row.get(Attempt.START_TIME)),
        Micros.timeOrNull(row.get(Attempt.END_TIME)),
        MemberRows.integer(row.get(Attempt.EXIT_CODE)),
        MemberRows.integer(row.get(Attempt.SIGNAL)),
        usage(row),
        row.get(Attempt.STDOUT),
        row.get(Attempt.STDERR),
        row.get(Attempt.STDERR_TAIL),
        row.get(Attempt.MESSAGE),
        row.get(COVERAGE));
  }

  private static @Nullable Usage usage(Record row) {
    var userTime = row.get(Attempt.USER_TIME_US);
    if (userTime == null) {
      return null;
    }
    Long peak = row.get(Attempt.PEAK_MEMORY_BYTES);
    return new Usage(
        Duration.of(userTime, ChronoUnit.MICROS),
        Duration.of(row.get(Attempt.SYSTEM_TIME_US), ChronoUnit.MICROS),
        peak == null ? null : new Bytes(peak),
        row.get(Attempt.MINOR_FAULTS),
        row.get(Attempt.MAJOR_FAULTS),
        row.get(Attempt.BLOCKS_READ),
        row.get(Attempt.BLOCKS_WRITTEN),
        row.get(Attempt.VOLUNTARY_SWITCHES),
        row.get(Attempt.INVOLUNTARY_SWITCHES));
  }
}
