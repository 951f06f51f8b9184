package bellwether.query.events;

import bellwether.model.Micros;
import bellwether.query.ResultRow;
import bellwether.store.StoredWords;
import bellwether.store.Tables.Event;
import bellwether.store.Tables.JobDefinition;
import java.sql.SQLException;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectSelectStep;
import org.jspecify.annotations.Nullable;

/// An event with what is needed to tell it of each member of its job.
///
/// @param job null: of a run or an allocation
/// @param ordinal of the member; null: of all of them
record FoundEvent(EventRow row, @Nullable Job job, @Nullable Integer ordinal) {

  /// The job of an event.
  ///
  /// @param firstKey null: a plain job
  /// @param firstMember the number of its first member
  record Job(
      long id, String name, @Nullable Long firstKey, @Nullable Long firstMember, int members) {

    String memberName(int ordinal) {
      return firstKey == null ? name : name + ":" + (firstKey + ordinal);
    }

    @Nullable Long memberId(int ordinal) {
      return firstMember == null ? null : (Long) (firstMember + ordinal);
    }
  }

  static SelectSelectStep<? extends Record> select(DSLContext dsl) {
    return dsl.select(Event.SEQ, Event.TIME, Event.RUN_ID, Event.ORDINAL, Event.ATTEMPT)
        .select(Event.ALLOCATION_ID, Event.JOB_ID)
        .select(Event.FROM_STATE, Event.TO_STATE, Event.CAUSE, Event.WEIGHT, Event.DATA)
        .select(JobDefinition.NAME, JobDefinition.FIRST_KEY)
        .select(JobDefinition.MEMBER_ID, JobDefinition.MEMBER_COUNT);
  }

  /// From the columns of [#select].
  static FoundEvent of(ResultRow row) throws SQLException {
    var job = job(row);
    var ordinal = row.integerOrNull(4);
    if (job != null) {
      StoredWords.state(row.text(9), row.number(3));
    }
    return new FoundEvent(row(row, job, ordinal), job, ordinal);
  }

  /// Events of jobs that were deleted stay, without a name.
  private static @Nullable Job job(ResultRow row) throws SQLException {
    var name = row.text(13);
    return name == null
        ? null
        : new Job(
            row.number(7), name, row.numberOrNull(14), row.numberOrNull(15), (int) row.number(16));
  }

  private static EventRow row(ResultRow row, @Nullable Job job, @Nullable Integer ordinal)
      throws SQLException {
    boolean isPlain = job != null && job.firstKey() == null;
    return new EventRow(
        row.number(1),
        Micros.time(row.number(2)),
        row.number(3),
        job == null ? null : ordinal == null ? job.name() : job.memberName(ordinal),
        row.numberOrNull(6),
        row.integerOrNull(5),
        row.text(8),
        String.valueOf(row.text(9)),
        row.text(10),
        row.rows().getDouble(11),
        row.text(12),
        job == null || (ordinal == null && !isPlain)
            ? null
            : job.memberId(ordinal == null ? 0 : ordinal));
  }

  /// Whether it is of all members of an array at once.
  boolean isOfAll() {
    return job != null && ordinal == null && job.firstKey() != null;
  }
}
