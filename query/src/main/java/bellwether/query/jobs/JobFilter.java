package bellwether.query.jobs;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.or;

import bellwether.model.JobState;
import bellwether.query.TagPattern;
import bellwether.query.TimeRange;
import bellwether.store.Tables.JobDefinition;
import bellwether.store.dialect.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/// Which jobs are asked for. An empty set or list asks for all.
///
/// @param brought who did
/// @param origin the run that brought the jobs; null: any
/// @param tags all of these
/// @param jobs any of these
/// @param started when the last attempt was; other than [TimeRange#ALWAYS] leaves out jobs that
///   never started
/// @param leftBy the earlier run as whose end left them they are told; null: as they are
public record JobFilter(
    Brought brought,
    @Nullable Long origin,
    Set<JobState> states,
    List<TagPattern> tags,
    List<JobPattern> jobs,
    TimeRange started,
    @Nullable Long leftBy) {

  /// Who brought a job into the catalog.
  public enum Brought {
    BY_ANYBODY,
    BY_RUNS,
    /// It was measured elsewhere.
    BY_IMPORT
  }

  public JobFilter {
    states = Set.copyOf(states);
    tags = List.copyOf(tags);
    jobs = List.copyOf(jobs);
  }

  /// Jobs of a run, or for null of all.
  public JobFilter(
      @Nullable Long origin,
      Set<JobState> states,
      List<TagPattern> tags,
      List<JobPattern> jobs,
      TimeRange started) {
    this(Brought.BY_ANYBODY, origin, states, tags, jobs, started, null);
  }

  /// The same, of those jobs that somebody brought.
  public JobFilter brought(Brought by) {
    boolean isImport = by == Brought.BY_IMPORT;
    return new JobFilter(
        by, isImport ? null : origin, states, tags, jobs, started, isImport ? null : leftBy);
  }

  /// The same, told as a run left them with whose jobs a later one went on.
  public JobFilter asLeftBy(@Nullable Long run) {
    return new JobFilter(brought, origin, states, tags, jobs, started, run);
  }

  /// All jobs that a run brought.
  public static JobFilter ofRun(long origin) {
    return new JobFilter(origin, Set.of(), List.of(), List.of(), TimeRange.ALWAYS);
  }

  boolean wants(JobState state) {
    return states.isEmpty() || states.contains(state);
  }

  /// Whether members of a job in this common state, which never started, are asked for.
  boolean wantsWaiting(JobState common) {
    return started.isAlways() && wants(common);
  }

  /// What the job's own row must fulfil, run aside.
  List<Condition> onJob(Dialect dialect) {
    var conditions = new ArrayList<Condition>();
    tags.forEach(tag -> conditions.add(tag.holds(dialect)));
    if (!jobs.isEmpty()) {
      conditions.add(or(jobs.stream().map(job -> job.holds(dialect)).toList()));
    }
    return conditions;
  }

  Condition ofOrigin() {
    return switch (brought) {
      case BY_IMPORT -> JobDefinition.RUN_ID.isNull();
      case BY_RUNS ->
          origin == null ? JobDefinition.RUN_ID.isNotNull() : JobDefinition.RUN_ID.eq(origin);
      case BY_ANYBODY -> origin == null ? noCondition() : JobDefinition.RUN_ID.eq(origin);
    };
  }
}
