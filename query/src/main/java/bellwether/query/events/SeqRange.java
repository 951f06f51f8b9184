package bellwether.query.events;

import static bellwether.store.Tables.EVENT;
import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;

import bellwether.store.Tables.Event;
import java.util.Collection;
import org.jooq.Condition;
import org.jooq.DSLContext;

/// The stretch of event numbers outside of which no event can be among the wanted ones. Numbers
/// follow time closely, so that a stretch of time or a run is about one stretch of numbers.
final class SeqRange {
  private final DSLContext dsl;
  private final boolean hasTimes;
  private long since = Long.MIN_VALUE;
  private long upTo = Long.MAX_VALUE;
  private long first;
  private long last = Long.MAX_VALUE;

  /// @param hasTimes whether the catalog has an index of times: without it, asking for the numbers
  ///   of a time would read all events
  SeqRange(DSLContext dsl, boolean hasTimes) {
    this.dsl = dsl;
    this.hasTimes = hasTimes;
  }

  void since(long time) {
    since = Math.max(since, time);
  }

  void upTo(long time) {
    upTo = Math.min(upTo, time);
  }

  /// Only numbers of events of these runs.
  void ofRuns(Collection<Long> runs) {
    long lowest = Long.MAX_VALUE;
    long highest = 0;
    for (long run : runs) {
      var low = number(min(Event.SEQ), Event.RUN_ID.eq(run), Long.MAX_VALUE);
      lowest = Math.min(lowest, low);
      highest = Math.max(highest, number(max(Event.SEQ), Event.RUN_ID.eq(run), 0));
    }
    narrow(lowest, highest);
  }

  private long number(org.jooq.Field<Long> aggregate, Condition of, long none) {
    var found = dsl.select(aggregate).from(EVENT).where(of).fetchOne(aggregate);
    return found == null ? none : found;
  }

  private void narrow(long lowest, long highest) {
    first = Math.max(first, lowest);
    last = Math.min(last, highest);
  }

  Condition condition(boolean filtersTimes) {
    if (filtersTimes && hasTimes) {
      var found =
          dsl.select(min(Event.SEQ), max(Event.SEQ))
              .from(EVENT)
              .where(and(Event.TIME.ge(since), Event.TIME.le(upTo)))
              .fetchSingle();
      if (found.value1() == null) {
        return falseCondition();
      }
      narrow(found.value1(), found.value2());
    }
    return first == 0 && last == Long.MAX_VALUE ? noCondition() : Event.SEQ.between(first, last);
  }
}
