package bellwether.query.jobs;

import static bellwether.store.Tables.JOB_DEFINITION;
import static bellwether.store.Tables.RUN;

import bellwether.model.Resources;
import bellwether.model.jobfile.JobDescriptionJson;
import bellwether.query.ResultRow;
import bellwether.store.CatalogReader;
import bellwether.store.Tables.JobDefinition;
import bellwether.store.Tables.Run;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;

/// Answers what jobs ask for. Not thread-safe.
public final class JobRequests {
  private final DSLContext dsl;

  public JobRequests(CatalogReader reader) {
    dsl = reader.dsl();
  }

  /// The request of each job on which some runs worked, by the catalog's number of the job.
  public Map<Long, Resources> of(Collection<Long> runs) {
    var found = new HashMap<Long, Resources>();
    var query =
        dsl.select(JobDefinition.ID, JobDefinition.DESCRIPTION)
            .from(JOB_DEFINITION)
            .where(
                JobDefinition.RUN_ID.in(
                    dsl.selectDistinct(Run.ORIGIN_ID).from(RUN).where(Run.ID.in(runs))));
    ResultRow.each(
        dsl,
        query,
        row -> {
          var description = JobDescriptionJson.read(String.valueOf(row.text(2)));
          found.put(row.number(1), description.resources());
          return true;
        });
    return found;
  }
}
