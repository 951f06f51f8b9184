package bellwether.query.events;

import static bellwether.store.Tables.ALLOCATION;
import static bellwether.store.Tables.JOB_DEFINITION;
import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.selectOne;

import bellwether.model.Micros;
import bellwether.query.QueryException;
import bellwether.store.CatalogReader;
import bellwether.store.Tables.Allocation;
import bellwether.store.Tables.Event;
import bellwether.store.Tables.JobDefinition;
import bellwether.store.dialect.Dialect;
import bellwether.store.dialect.Dialects;
import bellwether.store.index.EventIndex;
import bellwether.store.index.EventIndexes;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/// The filters of a question as conditions on the table of events. All of them leave the events in
/// the order of their numbers, so that a block of an answer is found without sorting.
final class Selection {
  private final DSLContext dsl;
  private final Dialect dialect;
  private final List<EventFilter> filters;
  private final SeqRange range;
  private final List<Condition> conditions = new ArrayList<>();
  private final List<Targets> targets = new ArrayList<>();

  private Selection(CatalogReader reader, List<EventFilter> filters) {
    this.dsl = reader.dsl();
    this.dialect = Dialects.of(dsl);
    this.filters = filters;
    this.range = new SeqRange(dsl, has(reader, EventIndex.TIME));
  }

  static Selection of(CatalogReader reader, EventQuery query) {
    var selection = new Selection(reader, query.filters());
    query.filters().forEach(selection::add);
    selection.conditions.add(selection.range.condition(filtersTimes(query.filters())));
    return selection;
  }

  private static boolean has(CatalogReader reader, EventIndex index) {
    try {
      return EventIndexes.in(reader.connection()).contains(index);
    } catch (SQLException e) {
      throw new QueryException(e);
    }
  }

  /// The indexes that answer a question fast.
  static Set<EventIndex> indexes(EventQuery query) {
    var indexes = EnumSet.noneOf(EventIndex.class);
    for (var filter : query.filters()) {
      switch (filter) {
        case EventFilter.JobIds _ -> indexes.addAll(Set.of(EventIndex.JOB, EventIndex.MEMBER));
        case EventFilter.Jobs(var patterns)
            when patterns.stream().anyMatch(job -> job.key() != null) ->
            indexes.add(EventIndex.MEMBER);
        case EventFilter.ToStates _ -> indexes.add(EventIndex.STATE);
        case EventFilter.Since _, EventFilter.UpTo _ -> indexes.add(EventIndex.TIME);
        default -> {}
      }
    }
    return indexes;
  }

  private static boolean filtersTimes(List<EventFilter> filters) {
    return filters.stream()
        .anyMatch(
            filter -> filter instanceof EventFilter.Since || filter instanceof EventFilter.UpTo);
  }

  /// All of them, after an event in an order.
  Condition after(EventOrder order, @Nullable Long seq) {
    var all = and(conditions);
    return seq == null
        ? all
        : all.and(order == EventOrder.OLDEST_FIRST ? Event.SEQ.gt(seq) : Event.SEQ.lt(seq));
  }

  /// Whether events of this member are asked for.
  boolean wants(long job, int ordinal) {
    return targets.stream().allMatch(target -> target.has(job, ordinal));
  }

  private void add(EventFilter filter) {
    switch (filter) {
      case EventFilter.Ids(var ids) -> conditions.add(Event.SEQ.in(ids));
      case EventFilter.Runs(var runs) -> conditions.add(ofRuns(runs));
      case EventFilter.JobIds(var ids) -> add(Targets.numbered(dsl, ids));
      case EventFilter.Jobs(var patterns) -> add(Targets.named(dsl, patterns, runs()));
      case EventFilter.OnlyJobs() -> conditions.add(Event.JOB_ID.isNotNull());
      case EventFilter.Tags(var tags) ->
          conditions.add(ofJobs(all(tags.stream().map(tag -> tag.holds(dialect)).toList())));
      case EventFilter.Data(var fields) ->
          conditions.add(all(fields.stream().map(field -> field.holds(dialect)).toList()));
      case EventFilter.Allocations(var ids) -> conditions.add(during(Allocation.ID.in(ids)));
      case EventFilter.SchedulerIds(var ids) ->
          conditions.add(during(Allocation.SCHEDULER_ID.in(ids)));
      case EventFilter.FromStates(var states) -> conditions.add(Event.FROM_STATE.in(states));
      case EventFilter.ToStates(var states) -> conditions.add(toStates(states));
      case EventFilter.Since(var time) -> {
        conditions.add(Event.TIME.ge(Micros.of(time)));
        range.since(Micros.of(time));
      }
      case EventFilter.UpTo(var time) -> {
        conditions.add(Event.TIME.le(Micros.of(time)));
        range.upTo(Micros.of(time));
      }
    }
  }

  private void add(Targets found) {
    targets.add(found);
    conditions.add(found.holds(dsl));
  }

  /// The runs in which jobs are named; null: in any.
  private @Nullable Collection<Long> runs() {
    return filters.stream()
        .flatMap(filter ->
            filter instanceof EventFilter.Runs(var runs) ? Stream.of(runs) : Stream.empty())
        .findFirst()
        .orElse(null);
  }

  private static Condition all(List<Condition> list) {
    return list.isEmpty() ? falseCondition() : and(list);
  }

  private static Condition ofJobs(Condition job) {
    return exists(
        selectOne().from(JOB_DEFINITION).where(JobDefinition.ID.eq(Event.JOB_ID)).and(job));
  }

  /// With an index of several values the database would sort all events for each block. One run is
  /// one stretch of numbers, to which any other index is narrowed.
  private Condition ofRuns(Set<Long> runs) {
    if (runs.isEmpty()) {
      return falseCondition();
    }
    range.ofRuns(runs);
    return withoutIndex(Event.RUN_ID, runs);
  }

  private Condition toStates(Set<String> states) {
    return states.size() == 1
        ? Event.TO_STATE.eq(states.iterator().next())
        : states.isEmpty() ? falseCondition() : withoutIndex(Event.TO_STATE, states);
  }

  private <T> Condition withoutIndex(Field<T> column, Collection<T> values) {
    return field(dialect.withoutIndex("{0}"), column.getDataType(), column).in(values);
  }

  /// What happened in the runs of allocations between their start and their end.
  private Condition during(Condition allocation) {
    var found =
        dsl.select(Allocation.RUN_ID, Allocation.START_TIME, Allocation.END_TIME)
            .from(ALLOCATION)
            .where(allocation)
            .fetch();
    if (found.isEmpty()) {
      return falseCondition();
    }
    range.ofRuns(Set.copyOf(found.getValues(Allocation.RUN_ID)));
    var each =
        found.map(row -> {
          long end = row.value3() == null ? Long.MAX_VALUE : row.value3();
          return withoutIndex(Event.RUN_ID, Set.of(row.value1()))
              .and(Event.TIME.between(row.value2(), end));
        });
    return or(each);
  }
}
