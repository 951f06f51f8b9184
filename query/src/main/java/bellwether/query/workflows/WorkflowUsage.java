package bellwether.query.workflows;

import static bellwether.store.Tables.ATTEMPT;
import static bellwether.store.Tables.JOB_DEFINITION;

import bellwether.model.jobfile.JobDescriptionJson;
import bellwether.query.ResultRow;
import bellwether.store.CatalogReader;
import bellwether.store.Tables.Attempt;
import bellwether.store.Tables.JobDefinition;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.jooq.DSLContext;

/// Answers what the jobs of a workflow used. Not thread-safe.
public final class WorkflowUsage {
  private static final double MICROS = 1e6;

  private final DSLContext dsl;

  public WorkflowUsage(CatalogReader reader) {
    dsl = reader.dsl();
  }

  /// What each job that a run brought used, in the order in which they were submitted; jobs of
  /// which no attempt ended well are left out.
  public List<JobUsage> of(long origin) {
    var usages = new ArrayList<JobUsage>();
    dsl.select(JobDefinition.ID, JobDefinition.NAME, JobDefinition.DESCRIPTION)
        .from(JOB_DEFINITION)
        .where(JobDefinition.RUN_ID.eq(origin))
        .orderBy(JobDefinition.ID)
        .fetch()
        .forEach(row ->
            of(
                    row.get(JobDefinition.ID),
                    row.get(JobDefinition.NAME),
                    row.get(JobDefinition.DESCRIPTION))
                .ifPresent(usages::add));
    return usages;
  }

  private Optional<JobUsage> of(long job, String name, String description) {
    var samples = new Samples();
    var query =
        dsl.select(Attempt.PEAK_MEMORY_BYTES)
            .select(Attempt.END_TIME.minus(Attempt.START_TIME))
            .select(Attempt.USER_TIME_US.plus(Attempt.SYSTEM_TIME_US))
            .from(ATTEMPT)
            .where(Attempt.JOB_ID.eq(job))
            .and(Attempt.STATE.eq("RUN_DONE"))
            .and(Attempt.USER_TIME_US.isNotNull());
    ResultRow.each(dsl, query, samples::add);
    return samples.usage(name, description);
  }

  /// What was measured of the attempts of one job.
  private static final class Samples {
    private final DoubleStream.Builder memory = DoubleStream.builder();
    private final DoubleStream.Builder time = DoubleStream.builder();
    private final DoubleStream.Builder cores = DoubleStream.builder();

    boolean add(ResultRow row) throws SQLException {
      var peak = row.numberOrNull(1);
      if (peak != null) {
        memory.add(peak);
      }
      long micros = Math.max(1, row.number(2));
      time.add(micros / MICROS);
      cores.add(row.number(3) / (double) micros);
      return true;
    }

    Optional<JobUsage> usage(String name, String description) {
      var times = time.build().toArray();
      var peaks = memory.build().toArray();
      return times.length == 0
          ? Optional.empty()
          : Optional.of(
              new JobUsage(
                  name,
                  times.length,
                  peaks.length == 0 ? null : Spread.of(peaks),
                  Spread.of(times),
                  Spread.of(cores.build().toArray()),
                  JobDescriptionJson.read(description).resources()));
    }
  }
}
