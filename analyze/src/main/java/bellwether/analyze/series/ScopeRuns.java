package bellwether.analyze.series;

import static bellwether.store.Tables.ALLOCATION;
import static bellwether.store.Tables.RUN;

import bellwether.model.Micros;
import bellwether.query.TimeRange;
import bellwether.query.runs.RunRow;
import bellwether.query.runs.Runs;
import bellwether.store.Tables.Allocation;
import bellwether.store.Tables.Run;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// The runs that a scope means.
///
/// @param history those whose events are read, by ascending number
/// @param shown those whose allocations count
/// @param window to which series are cut
/// @param allocation the only one that counts; null: all
record ScopeRuns(
    List<RunRow> history, List<RunRow> shown, TimeRange window, @Nullable Long allocation) {

  static ScopeRuns of(SeriesScope scope, DSLContext dsl, Runs runs) {
    return switch (scope.subject()) {
      case SeriesScope.Everything() -> all(runs.all(), scope.times());
      case SeriesScope.OfWorkflow(long workflow) ->
          all(found(dsl, runs, Run.WORKFLOW_ID.eq(workflow)), scope.times());
      case SeriesScope.OfJobs(long origin) ->
          all(found(dsl, runs, Run.ORIGIN_ID.eq(origin)), scope.times());
      case SeriesScope.OfRun(long run) ->
          runs.find(run)
              .map(shown -> ofRun(shown, before(dsl, runs, shown), scope.times()))
              .orElseGet(() -> all(List.of(), scope.times()));
      case SeriesScope.OfAllocation(long allocation) -> ofAllocation(allocation, scope, dsl, runs);
    };
  }

  private static ScopeRuns all(List<RunRow> runs, TimeRange times) {
    return new ScopeRuns(runs, runs, times, null);
  }

  private static ScopeRuns ofRun(RunRow run, List<RunRow> history, TimeRange times) {
    var window = new TimeRange(later(run.startTime(), times.since()), times.until());
    return new ScopeRuns(history, List.of(run), window, null);
  }

  /// The runs on the same jobs until this one.
  private static List<RunRow> before(DSLContext dsl, Runs runs, RunRow run) {
    return found(dsl, runs, Run.ORIGIN_ID.eq(run.origin()).and(Run.ID.le(run.id())));
  }

  private static List<RunRow> found(DSLContext dsl, Runs runs, Condition which) {
    return dsl.select(Run.ID).from(RUN).where(which).orderBy(Run.ID).fetch(Run.ID).stream()
        .flatMap(id -> runs.find(id).stream())
        .toList();
  }

  private static ScopeRuns ofAllocation(
      long allocation, SeriesScope scope, DSLContext dsl, Runs runs) {
    return dsl.select(Allocation.RUN_ID, Allocation.START_TIME, Allocation.END_TIME)
        .from(ALLOCATION)
        .where(Allocation.ID.eq(allocation))
        .fetchOptional()
        .flatMap(row ->
            runs.find(row.value1())
                .map(run -> {
                  var since = later(Micros.time(row.value2()), scope.times().since());
                  var until = earlier(Micros.timeOrNull(row.value3()), scope.times().until());
                  return new ScopeRuns(
                      before(dsl, runs, run),
                      List.of(run),
                      new TimeRange(since, until),
                      allocation);
                }))
        .orElseGet(() -> all(List.of(), scope.times()));
  }

  private static Instant later(Instant one, @Nullable Instant other) {
    return other != null && other.isAfter(one) ? other : one;
  }

  /// The end of an allocation is in it, since that is when its last attempts end.
  private static @Nullable Instant earlier(@Nullable Instant end, @Nullable Instant other) {
    if (end == null) {
      return other;
    }
    var after = end.plusNanos(1_000);
    return other != null && other.isBefore(after) ? other : after;
  }
}
