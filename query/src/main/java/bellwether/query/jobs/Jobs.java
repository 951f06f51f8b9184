package bellwether.query.jobs;

import static bellwether.store.Tables.JOB_DEFINITION;

import bellwether.model.JobState;
import bellwether.store.CatalogReader;
import bellwether.store.Tables.JobDefinition;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Answers which jobs there are and how they stand. Not thread-safe.
public final class Jobs {
  private final CatalogReader reader;

  public Jobs(CatalogReader reader) {
    this.reader = reader;
  }

  /// Hands over the jobs that a filter asks for, arrays member by member, in the order in which
  /// they were submitted. A million of them need no more memory than a few thousand.
  public void each(JobFilter filter, Consumer<JobRow> consumer) {
    eachUntil(
        filter,
        row -> {
          consumer.accept(row);
          return true;
        });
  }

  /// The same, until the consumer wants no more.
  public void eachUntil(JobFilter filter, Predicate<JobRow> wantsMore) {
    new JobScan(reader.dsl(), filter, wantsMore).run();
  }

  /// Hands over the jobs that were measured elsewhere, by start, until the consumer wants no more.
  ///
  /// @param fewWanted whether it wants few of them: those come at once then, and all take longer
  public void eachImported(JobFilter filter, boolean fewWanted, Predicate<ImportedRow> wantsMore) {
    new ImportedScan(reader.dsl(), filter).each(fewWanted, wantsMore);
  }

  /// Whether any job was measured elsewhere.
  public boolean anyImported() {
    return reader.dsl().fetchExists(JOB_DEFINITION, JobDefinition.RUN_ID.isNull());
  }

  /// Whether a job of this name was measured elsewhere.
  public boolean isImported(String name) {
    return reader
        .dsl()
        .fetchExists(
            JOB_DEFINITION, JobDefinition.RUN_ID.isNull().and(JobDefinition.NAME.eq(name)));
  }

  /// Names of jobs that were measured elsewhere, at most `limit`.
  public List<String> importedNames(int limit) {
    return reader
        .dsl()
        .select(JobDefinition.NAME)
        .from(JOB_DEFINITION)
        .where(JobDefinition.RUN_ID.isNull())
        .orderBy(JobDefinition.NAME)
        .limit(limit)
        .fetch(JobDefinition.NAME);
  }

  /// The job of a run that a user names: `name`, or `name:key` for one iteration.
  ///
  /// @param origin the run that brought the jobs
  public Optional<JobRef> find(long origin, String name) {
    return new JobLookup(reader.dsl(), origin).find(name);
  }

  /// The states in which the members of a job are now.
  public Set<JobState> states(JobRef job) {
    var lookup = new JobLookup(reader.dsl(), job.origin());
    return job.isArray() ? lookup.counts(job).counts().keySet() : Set.of(lookup.row(job).state());
  }

  /// Names of the jobs of a run, at most `limit`.
  public List<String> names(long origin, int limit) {
    return reader
        .dsl()
        .selectDistinct(JobDefinition.NAME)
        .from(JOB_DEFINITION)
        .where(JobDefinition.RUN_ID.eq(origin))
        .orderBy(JobDefinition.NAME)
        .limit(limit)
        .fetch(JobDefinition.NAME);
  }
}
