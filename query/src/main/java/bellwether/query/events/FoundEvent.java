package bellwether.query.events;

import bellwether.model.Micros;
import bellwether.query.jobs.MemberRows;
import bellwether.store.StoredWords;
import bellwether.store.Tables.Event;
import bellwether.store.Tables.JobDefinition;
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

  static FoundEvent of(Record row) {
    var job = job(row);
    var ordinal = MemberRows.integer(row.get(Event.ORDINAL));
    if (job != null) {
      StoredWords.state(row.get(Event.TO_STATE), row.get(Event.RUN_ID));
    }
    return new FoundEvent(row(row, job, ordinal), job, ordinal);
  }

  /// Events of jobs that were deleted stay, without a name.
  private static @Nullable Job job(Record row) {
    var name = row.get(JobDefinition.NAME);
    return name == null
        ? null
        : new Job(
            row.get(Event.JOB_ID),
            name,
            row.get(JobDefinition.FIRST_KEY),
            row.get(JobDefinition.MEMBER_ID),
            row.get(JobDefinition.MEMBER_COUNT).intValue());
  }

  private static EventRow row(Record row, @Nullable Job job, @Nullable Integer ordinal) {
    boolean isPlain = job != null && job.firstKey() == null;
    return new EventRow(
        row.get(Event.SEQ),
        Micros.time(row.get(Event.TIME)),
        row.get(Event.RUN_ID),
        job == null ? null : ordinal == null ? job.name() : job.memberName(ordinal),
        row.get(Event.ALLOCATION_ID),
        MemberRows.integer(row.get(Event.ATTEMPT)),
        row.get(Event.FROM_STATE),
        row.get(Event.TO_STATE),
        row.get(Event.CAUSE),
        row.get(Event.WEIGHT),
        row.get(Event.DATA),
        job == null || ordinal == null && !isPlain
            ? null
            : job.memberId(ordinal == null ? 0 : ordinal));
  }

  /// Whether it is of all members of an array at once.
  boolean isOfAll() {
    return job != null && ordinal == null && job.firstKey() != null;
  }
}
