package bellwether.query.allocations;

import static bellwether.store.Tables.ATTEMPT;
import static bellwether.store.Tables.JOB_DEFINITION;
import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;

import bellwether.query.TagPattern;
import bellwether.store.Tables.Allocation;
import bellwether.store.Tables.Attempt;
import bellwether.store.Tables.JobDefinition;
import bellwether.store.Tables.Run;
import bellwether.store.dialect.Dialect;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/// A question about allocations, which come by ascending number. Immutable: each method gives
/// another question. Null asks for all; none fits an empty set.
///
/// @param tags only allocations in which a job with all of these tags was executed; none: any
/// @param limit at most so many, the latest; 0: all
public record AllocationQuery(
    @Nullable Set<Long> ids,
    @Nullable Set<Long> runs,
    @Nullable Set<String> schedulerIds,
    List<TagPattern> tags,
    long limit) {

  public AllocationQuery {
    tags = List.copyOf(tags);
  }

  /// All allocations.
  public static AllocationQuery all() {
    return new AllocationQuery(null, null, null, List.of(), 0);
  }

  /// Only those with these numbers.
  public AllocationQuery ids(Collection<Long> wanted) {
    return new AllocationQuery(Set.copyOf(wanted), runs, schedulerIds, tags, limit);
  }

  /// Only those of these runs.
  public AllocationQuery runs(Collection<Long> wanted) {
    return new AllocationQuery(ids, Set.copyOf(wanted), schedulerIds, tags, limit);
  }

  /// Only those that batch jobs with these numbers granted.
  public AllocationQuery schedulerIds(Collection<String> wanted) {
    return new AllocationQuery(ids, runs, Set.copyOf(wanted), tags, limit);
  }

  /// Only those in which a job with all of these tags was executed.
  public AllocationQuery tags(Collection<TagPattern> wanted) {
    return new AllocationQuery(ids, runs, schedulerIds, List.copyOf(wanted), limit);
  }

  /// At most so many, the latest.
  public AllocationQuery limit(long most) {
    return new AllocationQuery(ids, runs, schedulerIds, tags, most);
  }

  Condition condition(Dialect dialect) {
    return and(
        ids == null ? noCondition() : Allocation.ID.in(ids),
        runs == null ? noCondition() : Allocation.RUN_ID.in(runs),
        schedulerIds == null ? noCondition() : Allocation.SCHEDULER_ID.in(schedulerIds),
        tags.isEmpty() ? noCondition() : ranTagged(dialect));
  }

  private Condition ranTagged(Dialect dialect) {
    return exists(
        selectOne()
            .from(JOB_DEFINITION)
            .join(ATTEMPT)
            .on(Attempt.JOB_ID.eq(JobDefinition.ID))
            .where(JobDefinition.RUN_ID.eq(Run.ORIGIN_ID))
            .and(Attempt.ALLOCATION_ID.eq(Allocation.ID))
            .and(and(tags.stream().map(tag -> tag.holds(dialect)).toList())));
  }
}
