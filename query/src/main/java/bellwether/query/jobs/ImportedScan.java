package bellwether.query.jobs;

import static bellwether.store.Tables.ATTEMPT;
import static bellwether.store.Tables.ITERATION;
import static bellwether.store.Tables.JOB_DEFINITION;
import static bellwether.store.Tables.MEASUREMENT;
import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.when;

import bellwether.model.JobState;
import bellwether.model.Micros;
import bellwether.query.ResultRow;
import bellwether.store.StoredWords;
import bellwether.store.Tables.Attempt;
import bellwether.store.Tables.Iteration;
import bellwether.store.Tables.JobDefinition;
import bellwether.store.Tables.Measurement;
import bellwether.store.dialect.Dialects;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.function.Predicate;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;

/// One walk over the jobs that were measured elsewhere, by their start.
///
/// The rows are taken from SQLite one by one: hundreds of thousands are a matter of a second, and
/// the first few are there at once.
record ImportedScan(DSLContext dsl, JobFilter filter) {

  /// @param fewWanted whether the consumer wants a few, so that those at the start are found first
  void each(boolean fewWanted, Predicate<ImportedRow> wantsMore) {
    ResultRow.each(dsl, query(fewWanted), row -> wantsMore.test(row(row)));
  }

  private Select<? extends Record> query(boolean fewWanted) {
    var columns =
        dsl.select(JobDefinition.NAME, Iteration.STATE, Iteration.CAUSE, Iteration.ATTEMPTS)
            .select(Attempt.EXIT_CODE, Attempt.SIGNAL, Attempt.START_TIME, Attempt.END_TIME)
            .select(Attempt.NODES, Attempt.STDOUT, Attempt.STDERR)
            .select(Measurement.ID, Measurement.NAME, Measurement.PROCESS_COUNT)
            .select(Measurement.CPU_TIME_US, isDamaged(), Attempt.PEAK_MEMORY_BYTES);
    // SQLite keeps to the order of a cross join: the index of starts gives the first rows at once.
    var tables =
        filter.jobs().isEmpty()
            ? columns
                .from(MEASUREMENT)
                .crossJoin(JOB_DEFINITION)
                .crossJoin(ITERATION)
                .crossJoin(ATTEMPT)
            : columns.from(JOB_DEFINITION, MEASUREMENT, ITERATION, ATTEMPT);
    // Many are read faster in the order of the table, and sorted then.
    var start = fewWanted ? Measurement.START_TIME : Measurement.START_TIME.plus(0);
    return tables.where(conditions()).orderBy(start, Measurement.JOBID);
  }

  private Condition conditions() {
    var all = new ArrayList<Condition>(filter.onJob(Dialects.of(dsl)));
    all.add(JobDefinition.ID.eq(Measurement.JOB_ID));
    all.add(JobDefinition.RUN_ID.isNull());
    all.add(Iteration.JOB_ID.eq(Measurement.JOB_ID));
    all.add(Iteration.ORDINAL.eq(Measurement.ORDINAL));
    all.add(Iteration.ATTEMPTS.eq(Measurement.ATTEMPT));
    all.add(Attempt.JOB_ID.eq(Measurement.JOB_ID));
    all.add(Attempt.ORDINAL.eq(Measurement.ORDINAL));
    all.add(Attempt.NUMBER.eq(Measurement.ATTEMPT));
    all.add(filter.started().holds(Attempt.START_TIME));
    if (!filter.states().isEmpty()) {
      all.add(Iteration.STATE.in(filter.states().stream().map(JobState::name).toList()));
    }
    return and(all);
  }

  private static Field<Integer> isDamaged() {
    return when(Measurement.SKIPPED_COUNT.gt(0L).or(Measurement.SKIPPED.ne("[]")), 1).otherwise(0);
  }

  private static ImportedRow row(ResultRow row) throws SQLException {
    return new ImportedRow(
        job(row),
        row.number(12),
        String.valueOf(row.text(13)),
        row.number(14),
        row.number(16) != 0);
  }

  private static JobRow job(ResultRow row) throws SQLException {
    return new JobRow(
        null,
        String.valueOf(row.text(1)),
        null,
        StoredWords.state(row.text(2), null),
        (int) row.number(4),
        row.integerOrNull(5),
        row.integerOrNull(6),
        StoredWords.cause(row.text(3), null),
        row.timeOrNull(7),
        row.timeOrNull(8),
        Micros.spanOrNull(row.numberOrNull(15)),
        MemberRows.bytes(row.numberOrNull(17)),
        MemberRows.nodes(row.text(9)),
        row.text(10),
        row.text(11),
        null);
  }
}
