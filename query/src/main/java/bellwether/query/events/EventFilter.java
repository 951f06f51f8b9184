package bellwether.query.events;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.val;

import bellwether.query.TagPattern;
import bellwether.query.TimeRange;
import bellwether.query.jobs.JobPattern;
import bellwether.store.Tables.Event;
import bellwether.store.Tables.JobDefinition;
import bellwether.store.dialect.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/// Which events are asked for. An empty set or list asks for all.
///
/// @param run in which they happened; null: any
/// @param states to which they lead: words of job states and run states
/// @param tags of their jobs; all of these
/// @param jobs any of these
public record EventFilter(
    @Nullable Long run,
    Set<String> states,
    List<TagPattern> tags,
    List<JobPattern> jobs,
    TimeRange times) {

  public EventFilter {
    states = Set.copyOf(states);
    tags = List.copyOf(tags);
    jobs = List.copyOf(jobs);
  }

  /// All events of a run.
  public static EventFilter ofRun(long run) {
    return new EventFilter(run, Set.of(), List.of(), List.of(), TimeRange.ALWAYS);
  }

  List<Condition> conditions(Dialect dialect) {
    var conditions = new ArrayList<Condition>();
    if (run != null) {
      conditions.add(Event.RUN_ID.eq(run));
    }
    if (!states.isEmpty()) {
      conditions.add(Event.TO_STATE.in(states));
    }
    conditions.add(times.holds(Event.TIME));
    tags.forEach(tag -> conditions.add(tag.holds(dialect)));
    if (!jobs.isEmpty()) {
      conditions.add(or(jobs.stream().map(job -> holds(job, dialect)).toList()));
    }
    return conditions;
  }

  /// Of one iteration also what happened to all members before it had an event of its own.
  private static Condition holds(JobPattern pattern, Dialect dialect) {
    if (pattern.key() == null) {
      return pattern.holds(dialect);
    }
    return pattern
        .holds(dialect)
        .and(
            condition(
                """
                ({0} = {2} - {3} or {0} is null and {1} < coalesce(
                  (select min(own.seq) from event own where own.job_id = {4} and own.ordinal = {2} - {3}),
                  9223372036854775807))
                """,
                Event.ORDINAL,
                Event.SEQ,
                val(pattern.key()),
                JobDefinition.FIRST_KEY,
                JobDefinition.ID));
  }
}
