package bellwether.query.attempts;

import static bellwether.store.Tables.ATTEMPT;
import static bellwether.store.Tables.JOB_DEFINITION;

import bellwether.query.ResultRow;
import bellwether.store.CatalogReader;
import bellwether.store.StoredWords;
import bellwether.store.Tables.Attempt;
import bellwether.store.Tables.JobDefinition;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Answers which attempts runs made. Not thread-safe.
public final class AttemptSpans {
  private final DSLContext dsl;

  public AttemptSpans(CatalogReader reader) {
    dsl = reader.dsl();
  }

  /// Hands over the attempts that some runs made, job by job. The consumer must not ask the
  /// catalog.
  public void each(Collection<Long> runs, Consumer<AttemptSpan> consumer) {
    var query =
        dsl.select(Attempt.JOB_ID, JobDefinition.NAME, JobDefinition.FIRST_KEY)
            .select(Attempt.ORDINAL, Attempt.NUMBER, Attempt.RUN_ID)
            .select(Attempt.STATE, Attempt.CAUSE, Attempt.NODES)
            .select(Attempt.START_TIME, Attempt.END_TIME, Attempt.EXIT_CODE, Attempt.SIGNAL)
            .select(Attempt.USER_TIME_US.plus(Attempt.SYSTEM_TIME_US))
            .select(Attempt.PEAK_MEMORY_BYTES)
            .from(JOB_DEFINITION)
            .join(ATTEMPT)
            .on(Attempt.JOB_ID.eq(JobDefinition.ID))
            .where(Attempt.RUN_ID.in(runs))
            .orderBy(JobDefinition.ID, Attempt.ORDINAL, Attempt.NUMBER);
    ResultRow.each(
        dsl,
        query,
        row -> {
          consumer.accept(span(row));
          return true;
        });
  }

  private static AttemptSpan span(ResultRow row) throws SQLException {
    long run = row.number(6);
    var name = String.valueOf(row.text(2));
    int ordinal = Math.toIntExact(row.number(4));
    return new AttemptSpan(
        row.number(1),
        name,
        memberName(name, row.numberOrNull(3), ordinal),
        ordinal,
        Math.toIntExact(row.number(5)),
        run,
        StoredWords.state(String.valueOf(row.text(7)), run),
        StoredWords.cause(row.text(8), run),
        shares(row.text(9)),
        row.timeOrNull(10),
        row.timeOrNull(11),
        row.integerOrNull(12),
        row.integerOrNull(13),
        micros(row.numberOrNull(14)),
        row.numberOrNull(15));
  }

  private static String memberName(String job, @Nullable Long firstKey, int ordinal) {
    return firstKey == null ? job : job + ":" + (firstKey + ordinal);
  }

  private static List<CoreShare> shares(@Nullable String nodes) {
    return nodes == null ? List.of() : CoreShare.parse(nodes);
  }

  private static @Nullable Duration micros(@Nullable Long count) {
    return count == null ? null : Duration.of(count, ChronoUnit.MICROS);
  }
}
