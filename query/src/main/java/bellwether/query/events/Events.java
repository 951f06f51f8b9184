package bellwether.query.events;

import static bellwether.store.Tables.EVENT;
import static bellwether.store.Tables.JOB_DEFINITION;

import bellwether.query.ResultRow;
import bellwether.store.CatalogReader;
import bellwether.store.Tables.Event;
import bellwether.store.Tables.JobDefinition;
import bellwether.store.index.EventIndexes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.Condition;

/// Answers what happened. Not thread-safe.
public final class Events {
  private static final int BLOCK = 2_000;

  private final CatalogReader reader;

  public Events(CatalogReader reader) {
    this.reader = reader;
  }

  /// Builds the indexes that a question needs, where the catalog is large and no manager is at
  /// work; without them, the answer only takes longer.
  public Events prepare(EventIndexes indexes, EventQuery query) {
    indexes.ensure(reader, Selection.indexes(query));
    return this;
  }

  /// Hands over the events that are asked for, one by one. Asked again after the number that it
  /// returns, it goes on with what has happened since. No lock on the catalog is held while the
  /// consumer is busy, and memory does not grow with the answer.
  ///
  /// @return the `seq` of the last event handed over; that of `query.after()`, or 0, when there was
  ///   none
  public long each(EventQuery query, Consumer<EventRow> consumer) {
    var selection = Selection.of(reader, query);
    var expansion = new Expansion(reader.dsl(), selection);
    long left = query.limit() == 0 ? Long.MAX_VALUE : query.limit();
    var last = query.after();
    boolean more = true;
    while (more && left > 0) {
      int size = (int) Math.min(BLOCK, left);
      var block = block(query.order(), selection.after(query.order(), last), size);
      for (int i = 0; i < block.size() && left > 0; i++) {
        last = block.get(i).row().seq();
        left -=
            query.perMember()
                ? expansion.each(block.get(i), left, consumer)
                : one(block.get(i), consumer);
      }
      more = block.size() == size;
    }
    return last == null ? 0 : last;
  }

  private static long one(FoundEvent found, Consumer<EventRow> consumer) {
    consumer.accept(found.row());
    return 1;
  }

  /// All events that are asked for, for answers that fit into memory.
  public List<EventRow> list(EventQuery query) {
    var rows = new ArrayList<EventRow>();
    each(query, rows::add);
    return rows;
  }

  /// The first event that is asked for, in the order of the question.
  public Optional<EventRow> first(EventQuery query) {
    return list(query.limit(1)).stream().findFirst();
  }

  /// How many rows the answer has.
  public long count(EventQuery query) {
    var selection = Selection.of(reader, query);
    var after = selection.after(query.order(), query.after());
    long count = reader.dsl().fetchCount(reader.dsl().selectOne().from(EVENT).where(after));
    if (query.perMember()) {
      count += new Expansion(reader.dsl(), selection).more(after);
    }
    return query.limit() == 0 ? count : Math.min(count, query.limit());
  }

  private List<FoundEvent> block(EventOrder order, Condition condition, int size) {
    var query =
        FoundEvent.select(reader.dsl())
            .from(EVENT)
            .leftJoin(JOB_DEFINITION)
            .on(JobDefinition.ID.eq(Event.JOB_ID))
            .where(condition)
            .orderBy(order == EventOrder.OLDEST_FIRST ? Event.SEQ.asc() : Event.SEQ.desc())
            .limit(size);
    var block = new ArrayList<FoundEvent>();
    ResultRow.each(reader.dsl(), query, row -> block.add(FoundEvent.of(row)));
    return block;
  }
}
