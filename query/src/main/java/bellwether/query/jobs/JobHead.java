package bellwether.query.jobs;

import static bellwether.store.Tables.JOB_DEFINITION;
import static org.jooq.impl.DSL.when;

import bellwether.model.Cause;
import bellwether.model.Iterations;
import bellwether.model.JobState;
import bellwether.model.jobfile.JobDescriptionJson;
import bellwether.query.ResultRow;
import bellwether.store.StoredWords;
import bellwether.store.Tables.JobDefinition;
import java.sql.SQLException;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jspecify.annotations.Nullable;

/// A job's own row, as much of it as its members need.
///
/// @param origin null: measured elsewhere
/// @param common the state of all members without a row of their own
/// @param iterations null: a plain job
/// @param firstMember the number of the first member; null: measured elsewhere
record JobHead(
    long id,
    @Nullable Long origin,
    String name,
    int count,
    JobState common,
    @Nullable Cause cause,
    @Nullable Iterations iterations,
    @Nullable Long firstMember) {

  /// Descriptions of plain jobs have no values to look up.
  private static final Field<String> ARRAY_DESCRIPTION =
      when(JobDefinition.FIRST_KEY.isNotNull(), JobDefinition.DESCRIPTION).as("array_description");

  static SelectJoinStep<? extends Record> select(DSLContext dsl) {
    return dsl.select(
            JobDefinition.ID,
            JobDefinition.RUN_ID,
            JobDefinition.NAME,
            JobDefinition.MEMBER_COUNT,
            JobDefinition.STATE,
            JobDefinition.CAUSE,
            ARRAY_DESCRIPTION,
            JobDefinition.MEMBER_ID)
        .from(JOB_DEFINITION);
  }

  static JobHead of(Record row) {
    var description = row.get(ARRAY_DESCRIPTION);
    return new JobHead(
        row.get(JobDefinition.ID),
        row.get(JobDefinition.RUN_ID),
        row.get(JobDefinition.NAME),
        row.get(JobDefinition.MEMBER_COUNT).intValue(),
        StoredWords.state(row.get(JobDefinition.STATE), row.get(JobDefinition.RUN_ID)),
        StoredWords.cause(row.get(JobDefinition.CAUSE), row.get(JobDefinition.RUN_ID)),
        description == null ? null : JobDescriptionJson.read(description).iterations(),
        row.get(JobDefinition.MEMBER_ID));
  }

  static JobHead of(ResultRow row) throws SQLException {
    var description = row.text(7);
    return new JobHead(
        row.number(1),
        row.numberOrNull(2),
        String.valueOf(row.text(3)),
        (int) row.number(4),
        StoredWords.state(row.text(5), row.numberOrNull(2)),
        StoredWords.cause(row.text(6), row.numberOrNull(2)),
        description == null ? null : JobDescriptionJson.read(description).iterations(),
        row.numberOrNull(8));
  }

  String memberName(int ordinal) {
    return iterations == null ? name : name + ":" + iterations.key(ordinal);
  }

  @Nullable Long memberId(int ordinal) {
    return firstMember == null ? null : (Long) (firstMember + ordinal);
  }

  @Nullable String value(int ordinal) {
    return iterations == null ? null : iterations.value(ordinal);
  }

  /// A member that waits with the others.
  JobRow waiting(int ordinal) {
    return new JobRow(
        origin,
        memberName(ordinal),
        value(ordinal),
        common,
        0,
        null,
        null,
        cause,
        null,
        null,
        null,
        null,
        List.of(),
        null,
        null,
        memberId(ordinal));
  }
}
