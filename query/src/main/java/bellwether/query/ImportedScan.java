package bellwether.query;

import static bellwether.store.Tables.ATTEMPT;
import static bellwether.store.Tables.ITERATION;
import static bellwether.store.Tables.JOB;
import static bellwether.store.Tables.MEASUREMENT;
import static org.jooq.impl.DSL.and;

import bellwether.model.JobState;
import bellwether.store.Tables.Attempt;
import bellwether.store.Tables.Iteration;
import bellwether.store.Tables.Job;
import bellwether.store.Tables.Measurement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/// One walk over the jobs that were measured elsewhere, by their start.
///
/// The rows are taken from SQLite one by one: hundreds of thousands are a matter of a second, and
/// the first few are there at once.
record ImportedScan(DSLContext dsl, JobFilter filter) {

  void each(Predicate<ImportedRow> wantsMore) {
    try (var rows = query().fetchResultSet()) {
      boolean more = true;
      while (more && rows.next()) {
        more = wantsMore.test(row(rows));
      }
    } catch (SQLException e) {
      throw new DataAccessException("The catalog could not be read", e);
    }
  }

  private ResultQuery<? extends Record> query() {
    var columns =
        dsl.select(Job.NAME, Iteration.STATE, Iteration.CAUSE, Iteration.ATTEMPTS)
            .select(Attempt.EXIT_CODE, Attempt.SIGNAL, Attempt.START_TIME, Attempt.END_TIME)
            .select(Attempt.NODES, Attempt.STDOUT, Attempt.STDERR)
            .select(Measurement.ID, Measurement.NAME, Measurement.PROCESS_COUNT)
            .select(Measurement.CPU_TIME_US);
    // SQLite keeps to the order of a cross join: the index of starts gives the first rows at once.
    var tables =
        filter.jobs().isEmpty()
            ? columns.from(MEASUREMENT).crossJoin(JOB).crossJoin(ITERATION).crossJoin(ATTEMPT)
            : columns.from(JOB, MEASUREMENT, ITERATION, ATTEMPT);
    return tables.where(conditions()).orderBy(Measurement.START_TIME, Measurement.JOBID);
  }

  private Condition conditions() {
    var all = new ArrayList<Condition>(filter.onJob());
    all.add(Job.ID.eq(Measurement.JOB_ID));
    all.add(Job.RUN_ID.isNull());
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

  private static ImportedRow row(ResultSet row) throws SQLException {
    return new ImportedRow(
        job(row),
        row.getLong(12),
        row.getString(13),
        row.getLong(14),
        Duration.of(row.getLong(15), ChronoUnit.MICROS));
  }

  private static JobRow job(ResultSet row) throws SQLException {
    return new JobRow(
        null,
        row.getString(1),
        null,
        JobState.valueOf(row.getString(2)),
        row.getInt(4),
        MemberRows.integer(number(row, 5)),
        MemberRows.integer(number(row, 6)),
        JobHead.causeOf(row.getString(3)),
        Micros.timeOrNull(number(row, 7)),
        Micros.timeOrNull(number(row, 8)),
        nodes(row.getString(9)),
        row.getString(10),
        row.getString(11));
  }

  private static List<String> nodes(@Nullable String text) {
    return MemberRows.nodes(text);
  }

  private static @Nullable Long number(ResultSet row, int place) throws SQLException {
    long number = row.getLong(place);
    return row.wasNull() ? null : number;
  }
}
