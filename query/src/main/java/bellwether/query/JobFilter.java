package bellwether.query;

import static org.jooq.impl.DSL.or;

import bellwether.model.JobState;
import bellwether.store.Tables.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/// Which jobs are asked for. An empty set or list asks for all.
///
/// @param origin the run that brought the jobs; null: any
/// @param tags all of these
/// @param jobs any of these
/// @param started when the last attempt was; other than [TimeRange#ALWAYS] leaves out jobs that
///   never started
public record JobFilter(
    @Nullable Long origin,
    Set<JobState> states,
    List<TagPattern> tags,
    List<JobPattern> jobs,
    TimeRange started) {

  public JobFilter {
    states = Set.copyOf(states);
    tags = List.copyOf(tags);
    jobs = List.copyOf(jobs);
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
  List<Condition> onJob() {
    return onJob(tags, jobs);
  }

  static List<Condition> onJob(List<TagPattern> tags, List<JobPattern> jobs) {
    var conditions = new ArrayList<Condition>();
    tags.forEach(tag -> conditions.add(tag.holds()));
    if (!jobs.isEmpty()) {
      conditions.add(or(jobs.stream().map(JobPattern::holds).toList()));
    }
    return conditions;
  }

  Condition ofOrigin() {
    return origin == null ? org.jooq.impl.DSL.noCondition() : Job.RUN_ID.eq(origin);
  }
}
