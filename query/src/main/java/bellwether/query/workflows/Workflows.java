package bellwether.query.workflows;

import static bellwether.store.Tables.RUN;
import static bellwether.store.Tables.WORKFLOW_IDENTITY;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;

import bellwether.model.Micros;
import bellwether.model.json.JsonObject;
import bellwether.query.runs.RunRow;
import bellwether.query.runs.Runs;
import bellwether.store.CatalogReader;
import bellwether.store.Tables.Run;
import bellwether.store.Tables.WorkflowIdentity;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;

/// Answers which workflows there are and how they stand: those of which a run is in the catalog.
/// Not thread-safe.
public final class Workflows {
  private static final Field<Long> LAST = max(Run.ID).as("last_run");
  private static final Field<Integer> RUNS = count(Run.ID).as("runs");

  private final CatalogReader reader;
  private final Runs runs;

  public Workflows(CatalogReader reader, Runs runs) {
    this.reader = reader;
    this.runs = runs;
  }

  /// Those that ran last, at most so many; the latest last.
  public List<WorkflowRow> latest(int most) {
    return rows(noCondition(), most);
  }

  /// The workflow of this number.
  public Optional<WorkflowRow> find(long id) {
    return rows(WorkflowIdentity.ID.eq(id), 1).stream().findFirst();
  }

  /// The workflow of this name that ran last.
  public Optional<WorkflowRow> find(String name) {
    return rows(WorkflowIdentity.NAME.eq(name), 1).stream().findFirst();
  }

  /// How many workflows have this name.
  public int countNamed(String name) {
    return reader
        .dsl()
        .fetchCount(
            WORKFLOW_IDENTITY,
            WorkflowIdentity.NAME
                .eq(name)
                .and(
                    WorkflowIdentity.ID.in(
                        reader.dsl().selectDistinct(Run.WORKFLOW_ID).from(RUN))));
  }

  /// Names of workflows, at most `limit`.
  public List<String> names(int limit) {
    return reader
        .dsl()
        .selectDistinct(WorkflowIdentity.NAME)
        .from(WORKFLOW_IDENTITY)
        .orderBy(WorkflowIdentity.NAME)
        .limit(limit)
        .fetch(WorkflowIdentity.NAME);
  }

  /// The runs of a workflow, by ascending number.
  public List<RunRow> runs(WorkflowRow workflow) {
    return reader
        .dsl()
        .select(Run.ID)
        .from(RUN)
        .where(Run.WORKFLOW_ID.eq(workflow.id()))
        .orderBy(Run.ID)
        .fetch(Run.ID)
        .stream()
        .flatMap(id -> runs.find(id).stream())
        .toList();
  }

  private List<WorkflowRow> rows(Condition condition, int most) {
    var rows =
        reader
            .dsl()
            .select(
                WorkflowIdentity.ID,
                WorkflowIdentity.NAME,
                WorkflowIdentity.ARGUMENTS,
                WorkflowIdentity.CREATED_TIME)
            .select(LAST, RUNS)
            .from(WORKFLOW_IDENTITY)
            .join(RUN)
            .on(Run.WORKFLOW_ID.eq(WorkflowIdentity.ID))
            .where(condition)
            .groupBy(
                WorkflowIdentity.ID,
                WorkflowIdentity.NAME,
                WorkflowIdentity.ARGUMENTS,
                WorkflowIdentity.CREATED_TIME)
            .orderBy(LAST.desc())
            .limit(most)
            .fetch();
    Collections.reverse(rows);
    return rows.stream().flatMap(row -> row(row).stream()).toList();
  }

  private Optional<WorkflowRow> row(Record row) {
    return runs.find(row.get(LAST))
        .map(last ->
            new WorkflowRow(
                row.get(WorkflowIdentity.ID),
                row.get(WorkflowIdentity.NAME),
                JsonObject.read(row.get(WorkflowIdentity.ARGUMENTS)).texts(),
                Micros.time(row.get(WorkflowIdentity.CREATED_TIME)),
                row.get(RUNS),
                last,
                runs.counts(last)));
  }
}
