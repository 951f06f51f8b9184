package bellwether.query.events;

import static bellwether.store.Tables.EVENT;
import static bellwether.store.Tables.JOB_DEFINITION;

import bellwether.query.ResultRow;
import bellwether.store.Tables.Event;
import bellwether.store.Tables.JobDefinition;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;

/// Tells events of all members of an array at once as one row for each member that is asked for and
/// had no event of its own before.
final class Expansion {
  private final DSLContext dsl;
  private final Selection selection;

  Expansion(DSLContext dsl, Selection selection) {
    this.dsl = dsl;
    this.selection = selection;
  }

  /// Hands over the rows of an event, at most so many; returns how many those were.
  long each(FoundEvent found, long most, Consumer<EventRow> consumer) {
    if (!found.isOfAll()) {
      consumer.accept(found.row());
      return 1;
    }
    var job = Objects.requireNonNull(found.job());
    var own = withOwn(job.id(), found.row().seq());
    long count = 0;
    for (int ordinal = own.nextClearBit(0);
        ordinal < job.members() && count < most;
        ordinal = own.nextClearBit(ordinal + 1)) {
      if (selection.wants(job.id(), ordinal)) {
        consumer.accept(found.row().of(job.memberName(ordinal), job.memberId(ordinal)));
        count++;
      }
    }
    return count;
  }

  /// How many more rows there are than events.
  long more(Condition condition) {
    long more = 0;
    for (var found : ofAll(condition)) {
      more += each(found, Long.MAX_VALUE, _ -> {}) - 1;
    }
    return more;
  }

  private List<FoundEvent> ofAll(Condition condition) {
    var all = new ArrayList<FoundEvent>();
    var query =
        FoundEvent.select(dsl)
            .from(EVENT)
            .join(JOB_DEFINITION)
            .on(JobDefinition.ID.eq(Event.JOB_ID))
            .where(condition)
            .and(Event.ORDINAL.isNull())
            .and(JobDefinition.FIRST_KEY.isNotNull());
    ResultRow.each(dsl, query, row -> all.add(FoundEvent.of(row)));
    return all;
  }

  private BitSet withOwn(long job, long before) {
    var own = new BitSet();
    var query =
        dsl.select(Event.ORDINAL)
            .from(EVENT)
            .where(Event.JOB_ID.eq(job))
            .and(Event.SEQ.lt(before))
            .and(Event.ORDINAL.isNotNull());
    ResultRow.each(
        dsl,
        query,
        row -> {
          own.set((int) row.number(1));
          return true;
        });
    return own;
  }
}
