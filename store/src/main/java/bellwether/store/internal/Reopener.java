package bellwether.store.internal;

import bellwether.model.EventData;
import bellwether.model.JobState;
import bellwether.model.Micros;
import bellwether.model.Transitions;
import bellwether.store.Tables;
import bellwether.store.dialect.Dialect;
import bellwether.store.dialect.Dialects;
import bellwether.store.internal.recording.EventJson;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/// Opens ranges of members of a run that nobody manages again: what ended otherwise than well is
/// new, with all its attempts before it. Each range inside the caller's transaction. Not
/// thread-safe.
final class Reopener {
  private static final List<JobState> FROM =
      List.of(JobState.FAILED, JobState.CANCELLED, JobState.UPSTREAM_FAILED);

  private static final String ENDED_BADLY =
      FROM.stream().map(state -> "'" + state + "'").collect(Collectors.joining(", ", "(", ")"));

  private static final String JOB_DEFINITION = Tables.JOB_DEFINITION.getName();

  private static final String EVENT =
      "INSERT INTO event (time, run_id, job_id, ordinal, attempt, from_state, to_state, cause, weight, data) SELECT ?, ?, ";

  private final Connection connection;
  private final Dialect dialect;
  private final long run;
  private final Instant time;

  static {
    FROM.forEach(state -> Transitions.check(state, JobState.CREATED, null));
  }

  /// @param run the one that the events belong to
  Reopener(Connection connection, long run, Instant time) {
    this.connection = connection;
    this.dialect = Dialects.of(connection);
    this.run = run;
    this.time = time;
  }

  /// Opens those members of a range that ended otherwise than well; returns how many.
  long reopen(MemberRange range) throws SQLException {
    long opened = reopenRows(range);
    return range.endsJobs() ? opened + reopenCommon(range) : opened;
  }

  private int reopenRows(MemberRange range) throws SQLException {
    var rows = range.members(dialect) + " AND state IN " + ENDED_BADLY;
    int events =
        Sql.update(
            connection,
            EVENT
                + "job_id, ordinal, nullif(attempts, 0), state, ?, NULL, 0, ? FROM iteration WHERE "
                + rows,
            Micros.of(time),
            run,
            JobState.CREATED.name(),
            note());
    if (events > 0) {
      Sql.update(
          connection,
          "UPDATE iteration SET state = ?, cause = NULL WHERE " + rows,
          JobState.CREATED.name());
    }
    return events;
  }

  /// Members without a row of their own share the state of their job.
  private long reopenCommon(MemberRange range) throws SQLException {
    var rest =
        "member_count - (SELECT count(*) FROM iteration WHERE job_id = %s.id)"
            .formatted(JOB_DEFINITION);
    var jobs = range.jobs(dialect) + " AND state IN " + ENDED_BADLY + " AND " + rest + " > 0";
    long members =
        Sql.number(
            connection,
            "SELECT coalesce(sum(%s), 0) FROM %s WHERE %s".formatted(rest, JOB_DEFINITION, jobs));
    if (members > 0) {
      Sql.update(
          connection,
          EVENT + "id, NULL, NULL, state, ?, NULL, 0, ? FROM " + JOB_DEFINITION + " WHERE " + jobs,
          Micros.of(time),
          run,
          JobState.CREATED.name(),
          note());
      Sql.update(
          connection,
          "UPDATE %s SET state = ?, cause = NULL WHERE %s".formatted(JOB_DEFINITION, jobs),
          JobState.CREATED.name());
    }
    return members;
  }

  private static String note() {
    return String.valueOf(EventJson.of(new EventData.Note("reset by the user")));
  }
}
