package bellwether.query.workflows;

import static bellwether.store.Tables.JOB_DEFINITION;

import bellwether.model.Dependency;
import bellwether.model.Event;
import bellwether.model.JobDescription;
import bellwether.model.jobfile.JobDescriptionJson;
import bellwether.query.jobs.JobLookup;
import bellwether.query.jobs.JobRef;
import bellwether.query.jobs.StateCounts;
import bellwether.query.workflows.Neighbours.Neighbour;
import bellwether.store.CatalogReader;
import bellwether.store.Tables.JobDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Answers what a job comes after, and what comes after it. Not thread-safe.
public final class Dependencies {
  private final DSLContext dsl;
  private final JobLookup jobs;
  private final long origin;

  /// @param origin the run that brought the jobs
  public Dependencies(CatalogReader reader, long origin) {
    this.dsl = reader.dsl();
    this.origin = origin;
    jobs = new JobLookup(dsl, origin);
  }

  public Neighbours of(JobRef job) {
    var key = key(job);
    var upstream =
        job.description().after().stream()
            .map(dependency -> above(dependency, key))
            .distinct()
            .flatMap(name -> jobs.find(name).stream())
            .map(this::neighbour)
            .toList();
    return new Neighbours(neighbour(job), upstream, downstream(job, key));
  }

  private Neighbour neighbour(JobRef job) {
    return new Neighbour(
        job.name(),
        job.isArray() ? jobs.counts(job) : new StateCounts(Map.of(jobs.row(job).state(), 1L)));
  }

  /// The key of an iteration; null: a job as a whole.
  private static @Nullable Integer key(JobRef job) {
    var iterations = job.description().iterations();
    return iterations == null || job.ordinal() == Event.ALL
        ? null
        : (Integer) iterations.key(job.ordinal());
  }

  private static String above(Dependency dependency, @Nullable Integer key) {
    return switch (dependency) {
      case Dependency.OnJob(var name) -> name;
      case Dependency.OnIteration(var name, int other) -> name + ":" + other;
      case Dependency.Paired(var name) -> key == null ? name : name + ":" + key;
    };
  }

  private List<Neighbour> downstream(JobRef job, @Nullable Integer key) {
    var below = new ArrayList<Neighbour>();
    dsl
        .select(JobDefinition.DESCRIPTION)
        .from(JOB_DEFINITION)
        .where(JobDefinition.RUN_ID.eq(origin))
        .and(JobDefinition.DESCRIPTION.contains("\"after\""))
        .orderBy(JobDefinition.ID)
        .fetch(JobDefinition.DESCRIPTION)
        .stream()
        .map(JobDescriptionJson::read)
        .flatMap(other -> below(other, job.description().name(), key).stream())
        .flatMap(name -> jobs.find(name).stream())
        .map(this::neighbour)
        .forEach(below::add);
    return below;
  }

  /// The part of another job that comes after this one; empty: none does.
  private static Optional<String> below(JobDescription other, String name, @Nullable Integer key) {
    var ours = other.after().stream().filter(one -> one.job().equals(name)).toList();
    if (ours.stream().anyMatch(dependency -> isOfWhole(dependency, key))) {
      return Optional.of(other.name());
    }
    return ours.stream().noneMatch(Dependency.Paired.class::isInstance)
        ? Optional.empty()
        : Optional.of(other.name() + ":" + key);
  }

  /// Whether all of the job that says so waits for this one.
  private static boolean isOfWhole(Dependency dependency, @Nullable Integer key) {
    return switch (dependency) {
      case Dependency.OnJob _ -> true;
      case Dependency.OnIteration(var _, int of) -> key == null || key == of;
      case Dependency.Paired _ -> key == null;
    };
  }
}
