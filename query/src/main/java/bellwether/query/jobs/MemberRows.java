package bellwether.query.jobs;

import static bellwether.store.Tables.ATTEMPT;
import static bellwether.store.Tables.ITERATION;

import bellwether.model.Bytes;
import bellwether.model.Micros;
import bellwether.store.StoredWords;
import bellwether.store.Tables.Attempt;
import bellwether.store.Tables.Iteration;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.jooq.SelectSelectStep;
import org.jspecify.annotations.Nullable;

/// Members that have a row of their own, each with its last attempt.
public final class MemberRows {

  private static final Field<Long> CPU_TIME = Attempt.USER_TIME_US.plus(Attempt.SYSTEM_TIME_US);

  private MemberRows() {}

  static SelectOnConditionStep<? extends Record> select(DSLContext dsl) {
    return dsl.select(
            Iteration.JOB_ID,
            Iteration.ORDINAL,
            Iteration.STATE,
            Iteration.CAUSE,
            Iteration.ATTEMPTS)
        .select(Attempt.RUN_ID, Attempt.EXIT_CODE, Attempt.SIGNAL, Attempt.START_TIME)
        .select(Attempt.END_TIME, Attempt.NODES, Attempt.STDOUT, Attempt.STDERR)
        .select(CPU_TIME, Attempt.PEAK_MEMORY_BYTES)
        .from(ITERATION)
        .leftJoin(ATTEMPT)
        .on(Attempt.JOB_ID.eq(Iteration.JOB_ID))
        .and(Attempt.ORDINAL.eq(Iteration.ORDINAL))
        .and(Attempt.NUMBER.eq(Iteration.ATTEMPTS));
  }

  /// The same columns of attempts, each with its own number and state.
  static SelectSelectStep<? extends Record> selectAttempts(DSLContext dsl) {
    return dsl.select(Attempt.JOB_ID, Attempt.ORDINAL, Attempt.STATE, Attempt.CAUSE, Attempt.NUMBER)
        .select(Attempt.RUN_ID, Attempt.EXIT_CODE, Attempt.SIGNAL, Attempt.START_TIME)
        .select(Attempt.END_TIME, Attempt.NODES, Attempt.STDOUT, Attempt.STDERR)
        .select(CPU_TIME, Attempt.PEAK_MEMORY_BYTES);
  }

  static JobRow row(JobHead head, Record row) {
    int ordinal = row.get(Iteration.ORDINAL).intValue();
    var run = row.get(Attempt.RUN_ID);
    return new JobRow(
        run == null ? head.origin() : run,
        head.memberName(ordinal),
        head.value(ordinal),
        StoredWords.state(row.get(Iteration.STATE), head.origin()),
        row.get(Iteration.ATTEMPTS).intValue(),
        integer(row.get(Attempt.EXIT_CODE)),
        integer(row.get(Attempt.SIGNAL)),
        StoredWords.cause(row.get(Iteration.CAUSE), head.origin()),
        Micros.timeOrNull(row.get(Attempt.START_TIME)),
        Micros.timeOrNull(row.get(Attempt.END_TIME)),
        Micros.spanOrNull(row.get(CPU_TIME)),
        bytes(row.get(Attempt.PEAK_MEMORY_BYTES)),
        nodes(row.get(Attempt.NODES)),
        row.get(Attempt.STDOUT),
        row.get(Attempt.STDERR),
        head.memberId(ordinal));
  }

  static @Nullable Bytes bytes(@Nullable Long count) {
    return count == null ? null : new Bytes(count);
  }

  public static @Nullable Integer integer(@Nullable Long number) {
    return number == null ? null : Math.toIntExact(number);
  }

  public static List<String> nodes(@Nullable String text) {
    return text == null || text.isEmpty()
        ? List.of()
        : text.indexOf(',') < 0 ? List.of(text) : List.of(text.split(","));
  }
}
