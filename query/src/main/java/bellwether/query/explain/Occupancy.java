package bellwether.query.explain;

import static bellwether.store.Tables.ALLOCATION;
import static bellwether.store.Tables.ATTEMPT;
import static bellwether.store.Tables.ITERATION;
import static bellwether.store.Tables.JOB_DEFINITION;

import bellwether.query.jobs.MemberRows;
import bellwether.query.runs.RunRow;
import bellwether.store.Tables.Allocation;
import bellwether.store.Tables.Attempt;
import bellwether.store.Tables.Iteration;
import bellwether.store.Tables.JobDefinition;
import org.jooq.DSLContext;

/// How full the allocation of a run is.
///
/// @param nodes how many it has
/// @param cores how many it has
/// @param used cores that attempts hold
/// @param running attempts that hold cores
public record Occupancy(int nodes, int cores, int used, int running) {

  static Occupancy of(DSLContext dsl, RunRow run) {
    var allocation =
        dsl.select(Allocation.NODE_COUNT, Allocation.CORE_COUNT)
            .from(ALLOCATION)
            .where(Allocation.RUN_ID.eq(run.id()))
            .orderBy(Allocation.ID.desc())
            .limit(1)
            .fetchOne();
    var held =
        dsl.select(Attempt.NODES)
            .from(ITERATION)
            .join(JOB_DEFINITION)
            .on(JobDefinition.ID.eq(Iteration.JOB_ID))
            .join(ATTEMPT)
            .on(Attempt.JOB_ID.eq(Iteration.JOB_ID))
            .and(Attempt.ORDINAL.eq(Iteration.ORDINAL))
            .and(Attempt.NUMBER.eq(Iteration.ATTEMPTS))
            .where(JobDefinition.RUN_ID.eq(run.origin()))
            .and(Iteration.STATE.in("SCHEDULED", "RUNNING"))
            .fetch(Attempt.NODES);
    return new Occupancy(
        allocation == null ? 0 : allocation.value1().intValue(),
        allocation == null ? 0 : allocation.value2().intValue(),
        held.stream().mapToInt(Occupancy::cores).sum(),
        held.size());
  }

  /// Cores in a text such as `n1[0:1],n2[0]`.
  static int cores(String nodes) {
    int cores = 0;
    for (var share : MemberRows.nodes(nodes)) {
      int open = share.lastIndexOf('[');
      cores += share.substring(open + 1).split(":").length;
    }
    return cores;
  }
}
