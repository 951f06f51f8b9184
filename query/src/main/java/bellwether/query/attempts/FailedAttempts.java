package bellwether.query.attempts;

import static bellwether.store.Tables.ATTEMPT;

import bellwether.model.JobState;
import bellwether.query.ResultRow;
import bellwether.query.attempts.FailedAttempt.AttemptKey;
import bellwether.store.CatalogReader;
import bellwether.store.Tables.Attempt;
import java.util.Collection;
import java.util.function.Consumer;
import org.jooq.DSLContext;

/// Answers what failed attempts left behind. Not thread-safe.
public final class FailedAttempts {
  private final DSLContext dsl;

  public FailedAttempts(CatalogReader reader) {
    dsl = reader.dsl();
  }

  /// Hands over the attempts of some runs that ended otherwise than well. The consumer must not ask
  /// the catalog.
  public void each(Collection<Long> runs, Consumer<FailedAttempt> consumer) {
    var query =
        dsl.select(Attempt.JOB_ID, Attempt.ORDINAL, Attempt.NUMBER)
            .select(Attempt.MESSAGE, Attempt.STDERR, Attempt.STDERR_TAIL)
            .from(ATTEMPT)
            .where(Attempt.RUN_ID.in(runs))
            .and(Attempt.END_TIME.isNotNull())
            .and(Attempt.STATE.ne(JobState.RUN_DONE.name()))
            .orderBy(Attempt.JOB_ID, Attempt.ORDINAL, Attempt.NUMBER);
    ResultRow.each(
        dsl,
        query,
        row -> {
          var key =
              new AttemptKey(
                  row.number(1), Math.toIntExact(row.number(2)), Math.toIntExact(row.number(3)));
          consumer.accept(new FailedAttempt(key, row.text(4), row.text(5), row.text(6)));
          return true;
        });
  }
}
