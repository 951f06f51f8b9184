package bellwether.analyze.series;

import static bellwether.store.Tables.ALLOCATION;
import static org.jooq.impl.DSL.noCondition;

import bellwether.model.JobState;
import bellwether.query.runs.RunRow;
import bellwether.query.runs.Runs;
import bellwether.store.CatalogReader;
import bellwether.store.Tables.Allocation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Computes time series of what is in a catalog. Events are read in blocks, so that memory goes by
/// jobs and points and not by rows. Not thread-safe.
public final class SeriesReader {
  private static final List<JobState> BAD_ENDS =
      List.of(JobState.FAILED, JobState.CANCELLED, JobState.UPSTREAM_FAILED);

  private final CatalogReader reader;
  private final Runs runs;

  /// @param runs know which managers live
  public SeriesReader(CatalogReader reader, Runs runs) {
    this.reader = reader;
    this.runs = runs;
  }

  /// How often jobs reached a state in the scope, counted from its start.
  public StepSeries throughput(SeriesScope scope, JobState to) {
    var meant = meant(scope);
    var sql = TransitionSql.into(List.of(to));
    return read(meant, sql, at -> JobSeries.throughput(at, to)).countedIn(meant.window());
  }

  /// How many jobs reached a state in the scope, each counted the first time.
  public StepSeries distinctThroughput(SeriesScope scope, JobState to) {
    var meant = meant(scope);
    var sql = TransitionSql.into(List.of(to));
    return read(meant, sql, at -> JobSeries.distinctThroughput(at, to)).countedIn(meant.window());
  }

  /// What was busy: nodes, cores or the number of running attempts.
  public StepSeries utilization(SeriesScope scope, Weighting weighting) {
    var meant = meant(scope);
    var sql = TransitionSql.attempts(weighting, meant.allocation());
    return read(meant, sql, JobSeries::utilization).cut(meant.window());
  }

  /// The nodes, or cores, that allocations held.
  public StepSeries available(SeriesScope scope, Weighting weighting) {
    var meant = meant(scope);
    var spans = new ArrayList<AllocationSpan>();
    for (var run : meant.shown()) {
      spans.addAll(spans(run, meant.allocation()));
    }
    return AllocationSpan.available(spans, weighting).cut(meant.window());
  }

  /// How much of it was busy.
  public Efficiency efficiency(SeriesScope scope, Weighting weighting) {
    return new Efficiency(utilization(scope, weighting), available(scope, weighting));
  }

  /// How many jobs waited.
  public StepSeries queueDepth(SeriesScope scope) {
    var meant = meant(scope);
    return read(meant, TransitionSql.all(), JobSeries::queueDepth).cut(meant.window());
  }

  /// How many jobs ended badly in the scope, by cause, counted from its start.
  public Failures failures(SeriesScope scope) {
    var meant = meant(scope);
    var sql = TransitionSql.into(BAD_ENDS);
    return read(meant, sql, JobSeries::failures).countedIn(meant.window());
  }

  private ScopeRuns meant(SeriesScope scope) {
    return ScopeRuns.of(scope, reader.dsl(), runs);
  }

  private RunLimits limits() {
    return new RunLimits(reader.dsl());
  }

  private <T> T read(ScopeRuns meant, TransitionSql sql, Function<TransitionCursor, T> compute) {
    try (var at = new CatalogTransitions(reader.connection(), sql, limits(), meant.history())) {
      return compute.apply(at);
    }
  }

  private List<AllocationSpan> spans(RunRow run, @Nullable Long only) {
    long limit = limits().of(run);
    return reader
        .dsl()
        .select(
            Allocation.START_TIME,
            Allocation.END_TIME,
            Allocation.NODE_COUNT,
            Allocation.CORE_COUNT)
        .from(ALLOCATION)
        .where(Allocation.RUN_ID.eq(run.id()))
        .and(only == null ? noCondition() : Allocation.ID.eq(only))
        .fetch(row ->
            new AllocationSpan(row.value1(), end(row.value2(), limit), row.value3(), row.value4()));
  }

  private static @Nullable Long end(@Nullable Long end, long limit) {
    if (limit == TransitionCursor.OPEN) {
      return end;
    }
    return end == null ? (Long) limit : (Long) Math.min(end, limit);
  }
}
