package bellwether.query.events;

import bellwether.query.TagPattern;
import bellwether.query.jobs.JobPattern;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A question about events: which ones, in what order, and how many. Immutable: each method gives
/// another question.
///
/// @param filters all of them must hold
/// @param after only events after the one with this `seq`, in the order of the question; null: from
///   the beginning
/// @param limit at most so many rows; 0: all
/// @param perMember whether an event of all members of an array at once is answered as one row for
///   each
public record EventQuery(
    List<EventFilter> filters,
    EventOrder order,
    @Nullable Long after,
    long limit,
    boolean perMember) {

  public EventQuery {
    filters = List.copyOf(filters);
    if (limit < 0) {
      throw new FilterException("Expected a limit of at least 0, but found " + limit);
    }
  }

  /// All events, the newest first.
  public static EventQuery all() {
    return new EventQuery(List.of(), EventOrder.NEWEST_FIRST, null, 0, false);
  }

  /// The same with another condition.
  public EventQuery where(EventFilter filter) {
    var more = Stream.concat(filters.stream(), Stream.of(filter)).toList();
    return new EventQuery(more, order, after, limit, perMember);
  }

  /// Only events with these numbers.
  public EventQuery ids(Collection<Long> ids) {
    return where(new EventFilter.Ids(Set.copyOf(ids)));
  }

  /// Only events of these runs.
  public EventQuery runs(Collection<Long> runs) {
    return where(new EventFilter.Runs(Set.copyOf(runs)));
  }

  /// Only events of the members with these numbers, a row for each member.
  public EventQuery jobIds(Collection<Long> ids) {
    return where(new EventFilter.JobIds(Set.copyOf(ids))).eachMember();
  }

  /// Only events of jobs that a user named.
  public EventQuery jobs(Collection<JobPattern> patterns) {
    return where(new EventFilter.Jobs(List.copyOf(patterns)));
  }

  /// Only events of jobs, not those of runs and allocations.
  public EventQuery onlyJobs() {
    return where(new EventFilter.OnlyJobs());
  }

  /// Only events of jobs that have all of these tags.
  public EventQuery tags(Collection<TagPattern> tags) {
    return where(new EventFilter.Tags(List.copyOf(tags)));
  }

  /// Only events whose data has all of these fields.
  public EventQuery data(Collection<DataPattern> fields) {
    return where(new EventFilter.Data(List.copyOf(fields)));
  }

  /// Only what happened in the runs of these allocations while they lasted.
  public EventQuery allocations(Collection<Long> ids) {
    return where(new EventFilter.Allocations(Set.copyOf(ids)));
  }

  /// The same for the allocations that batch jobs with these numbers granted.
  public EventQuery schedulerIds(Collection<String> ids) {
    return where(new EventFilter.SchedulerIds(Set.copyOf(ids)));
  }

  /// Only events that lead from one of these states.
  public EventQuery fromStates(Collection<String> states) {
    return where(new EventFilter.FromStates(Set.copyOf(states)));
  }

  /// Only events that lead to one of these states.
  public EventQuery toStates(Collection<String> states) {
    return where(new EventFilter.ToStates(Set.copyOf(states)));
  }

  /// Only events at this time or later.
  public EventQuery since(Instant time) {
    return where(new EventFilter.Since(time));
  }

  /// Only events at this time or earlier.
  public EventQuery upTo(Instant time) {
    return where(new EventFilter.UpTo(time));
  }

  /// The same in another order.
  public EventQuery in(EventOrder other) {
    return new EventQuery(filters, other, after, limit, perMember);
  }

  /// Only what comes after the event with this `seq` in the order of the question.
  public EventQuery after(long seq) {
    return new EventQuery(filters, order, seq, limit, perMember);
  }

  /// At most so many rows; 0: all.
  public EventQuery limit(long most) {
    return new EventQuery(filters, order, after, most, perMember);
  }

  /// An event of all members of an array at once as one row for each.
  public EventQuery eachMember() {
    return new EventQuery(filters, order, after, limit, true);
  }
}
