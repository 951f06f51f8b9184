package bellwether.query.allocations;

import static bellwether.store.Tables.ALLOCATION;
import static bellwether.store.Tables.RUN;

import bellwether.model.Micros;
import bellwether.model.json.JsonObject;
import bellwether.store.CatalogReader;
import bellwether.store.Liveness;
import bellwether.store.ManagerProcess;
import bellwether.store.Tables.Allocation;
import bellwether.store.Tables.Run;
import bellwether.store.dialect.Dialects;
import java.util.List;
import org.jooq.Record;

/// Answers which nodes and cores runs had. Not thread-safe.
public final class Allocations {
  private final CatalogReader reader;
  private final Liveness liveness;

  /// @param liveness tells whether the manager of an allocation that has not ended is at work
  public Allocations(CatalogReader reader, Liveness liveness) {
    this.reader = reader;
    this.liveness = liveness;
  }

  /// Those that are asked for, by ascending number.
  public List<AllocationRow> list(AllocationQuery query) {
    var dsl = reader.dsl();
    return dsl.select(
            Allocation.ID, Allocation.RUN_ID, Allocation.SCHEDULER, Allocation.SCHEDULER_ID)
        .select(Allocation.NODES, Allocation.CORE_COUNT)
        .select(Allocation.START_TIME, Allocation.END_TIME)
        .select(Run.HOST, Run.BOOT_ID, Run.PID, Run.START_TICKS)
        .from(ALLOCATION)
        .leftJoin(RUN)
        .on(Run.ID.eq(Allocation.RUN_ID))
        .where(query.condition(Dialects.of(dsl)))
        .orderBy(Allocation.ID.desc())
        .limit(query.limit() == 0 ? Long.MAX_VALUE : query.limit())
        .fetch(this::row)
        .reversed();
  }

  private AllocationRow row(Record row) {
    return new AllocationRow(
        row.get(Allocation.ID),
        row.get(Allocation.RUN_ID),
        row.get(Allocation.SCHEDULER),
        row.get(Allocation.SCHEDULER_ID),
        JsonObject.readAll(row.get(Allocation.NODES)).stream()
            .map(node -> String.valueOf(node.fields().get("name")))
            .toList(),
        row.get(Allocation.CORE_COUNT),
        Micros.time(row.get(Allocation.START_TIME)),
        Micros.timeOrNull(row.get(Allocation.END_TIME)),
        state(row));
  }

  /// A run that was deleted leaves its allocations.
  private AllocationState state(Record row) {
    if (row.get(Allocation.END_TIME) != null) {
      return AllocationState.ENDED;
    }
    return row.get(Run.HOST) != null && liveness.isAlive(manager(row))
        ? AllocationState.RUNNING
        : AllocationState.LOST;
  }

  private static ManagerProcess manager(Record row) {
    return new ManagerProcess(
        row.get(Run.HOST),
        row.get(Run.BOOT_ID),
        row.get(Run.PID).intValue(),
        row.get(Run.START_TICKS));
  }
}
