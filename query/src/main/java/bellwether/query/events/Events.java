package bellwether.query.events;

import static bellwether.store.Tables.EVENT;
import static bellwether.store.Tables.JOB_DEFINITION;

import bellwether.model.Micros;
import bellwether.query.jobs.MemberRows;
import bellwether.store.CatalogReader;
import bellwether.store.StoredWords;
import bellwether.store.Tables.Event;
import bellwether.store.Tables.JobDefinition;
import bellwether.store.dialect.Dialects;
import java.util.List;
import java.util.function.Consumer;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/// Answers what happened, in order. Not thread-safe.
public final class Events {
  private static final int BLOCK = 2_000;

  private final CatalogReader reader;

  public Events(CatalogReader reader) {
    this.reader = reader;
  }

  /// Hands over the events that a filter asks for, in the order in which they happened. Asked again
  /// with the number that it returns, it goes on with what has happened since. No lock on the
  /// catalog is held while the consumer is busy.
  ///
  /// @param after the `seq` of an event that is known already; 0: none is
  /// @return the `seq` of the last event handed over; `after` when there was none
  public long each(EventFilter filter, long after, Consumer<EventRow> consumer) {
    long last = after;
    List<EventRow> block;
    do {
      block = block(filter, last);
      block.forEach(consumer);
      last = block.isEmpty() ? last : block.getLast().seq();
    } while (block.size() == BLOCK);
    return last;
  }

  private List<EventRow> block(EventFilter filter, long after) {
    return reader
        .dsl()
        .select(Event.SEQ, Event.TIME, Event.RUN_ID, Event.ORDINAL, Event.ATTEMPT)
        .select(Event.ALLOCATION_ID)
        .select(Event.FROM_STATE, Event.TO_STATE, Event.CAUSE, Event.WEIGHT, Event.DATA)
        .select(JobDefinition.NAME, JobDefinition.FIRST_KEY)
        .from(EVENT)
        .leftJoin(JOB_DEFINITION)
        .on(JobDefinition.ID.eq(Event.JOB_ID))
        .where(filter.conditions(Dialects.of(reader.dsl())))
        .and(Event.SEQ.gt(after))
        .orderBy(Event.SEQ)
        .limit(BLOCK)
        .fetch(Events::row);
  }

  private static EventRow row(Record row) {
    if (row.get(JobDefinition.NAME) != null) {
      StoredWords.state(row.get(Event.TO_STATE), row.get(Event.RUN_ID));
    }
    return new EventRow(
        row.get(Event.SEQ),
        Micros.time(row.get(Event.TIME)),
        row.get(Event.RUN_ID),
        job(row),
        row.get(Event.ALLOCATION_ID),
        MemberRows.integer(row.get(Event.ATTEMPT)),
        row.get(Event.FROM_STATE),
        row.get(Event.TO_STATE),
        row.get(Event.CAUSE),
        row.get(Event.WEIGHT),
        row.get(Event.DATA));
  }

  private static @Nullable String job(Record row) {
    var name = row.get(JobDefinition.NAME);
    Long first = row.get(JobDefinition.FIRST_KEY);
    Long ordinal = row.get(Event.ORDINAL);
    return name == null || first == null || ordinal == null ? name : name + ":" + (first + ordinal);
  }
}
