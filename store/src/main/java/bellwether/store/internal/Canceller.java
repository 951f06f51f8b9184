package bellwether.store.internal;

import bellwether.model.Cause;
import bellwether.model.Event;
import bellwether.model.EventData;
import bellwether.model.JobState;
import bellwether.model.Micros;
import bellwether.model.Transitions;
import bellwether.store.Cancellation;
import bellwether.store.dialect.Dialect;
import bellwether.store.dialect.Dialects;
import bellwether.store.internal.recording.EventJson;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Cancels ranges of the members of a run that nobody manages, each inside the caller's
/// transaction. The database does it, so that a member costs two microseconds and no memory. Not
/// thread-safe.
final class Canceller {
  /// A member that waited, or whose attempt nobody watches any more, is cancelled.
  private static final Step CANCELLING =
      new Step(
          List.of(
              JobState.CREATED,
              JobState.AWAITING_PARENTS,
              JobState.READY,
              JobState.RESTART_READY,
              JobState.SCHEDULED,
              JobState.RUNNING),
          JobState.CANCELLED,
          Cause.CANCELLED);

  /// What becomes of the members in each state, in this order.
  private static final List<Step> STEPS =
      List.of(
          new Step(
              List.of(JobState.RUN_ERROR, JobState.RUN_TIMEOUT),
              JobState.RESTART_READY,
              Cause.ALLOCATION_ENDED),
          CANCELLING,
          // It had done its work; only the last word was missing.
          new Step(List.of(JobState.RUN_DONE), JobState.JOB_FINISHED, null));

  private static final String ACTIVE =
      names(Arrays.stream(JobState.values()).filter(JobState::isActive).toList());

  private static final String EVENT =
      "INSERT INTO event (time, run_id, job_id, ordinal, attempt, from_state, to_state, cause, weight, data) SELECT ?, ?, ";

  private final Connection connection;
  private final Dialect dialect;
  private final Cancellation wish;
  private final long run;

  /// @param run the one that the events belong to
  Canceller(Connection connection, Cancellation wish, long run) {
    this.connection = connection;
    this.dialect = Dialects.of(connection);
    this.wish = wish;
    this.run = run;
  }

  /// What members in some states go to.
  private record Step(List<JobState> from, JobState to, @Nullable Cause cause) {
    Step {
      for (var state : from) {
        Transitions.check(state, to, cause);
      }
    }
  }

  private static String names(List<JobState> states) {
    return states.stream().map(state -> "'" + state + "'").collect(Collectors.joining(", "));
  }

  /// Cancels those members of a range that have not ended; returns how many.
  long cancel(MemberRange range) throws SQLException {
    long cancelled = 0;
    for (var step : STEPS) {
      int changed = apply(step, range);
      cancelled += step == CANCELLING ? changed : 0;
    }
    return range.endsJobs() ? cancelled + cancelCommon(range) : cancelled;
  }

  private int apply(Step step, MemberRange range) throws SQLException {
    var rows = range.members(dialect) + " AND state IN (" + names(step.from()) + ")";
    int events =
        Sql.update(
            connection,
            EVENT
                + "job_id, ordinal, nullif(attempts, 0), state, ?, ?, 0, ? FROM iteration WHERE "
                + rows,
            Micros.of(wish.time()),
            run,
            step.to().name(),
            StateWords.of(step.cause()),
            data());
    if (events > 0) {
      endAttempts(step, range);
      Sql.update(
          connection,
          "UPDATE iteration SET state = ?, cause = ? WHERE " + rows,
          step.to().name(),
          StateWords.of(step.cause()));
    }
    return events;
  }

  private void endAttempts(Step step, MemberRange range) throws SQLException {
    if (step != CANCELLING) {
      return;
    }
    Sql.update(
        connection,
        """
        UPDATE attempt SET state = ?, cause = ?, end_time = ?, message = coalesce(?, message)
        WHERE %s AND state IN (%s)
        """
            .formatted(range.members(dialect), ACTIVE),
        step.to().name(),
        StateWords.of(step.cause()),
        Micros.of(wish.time()),
        wish.reason());
  }

  /// Members without a row of their own share the state of their job.
  private long cancelCommon(MemberRange range) throws SQLException {
    var jobs =
        "%s AND state IN (%s) AND member_count > (SELECT count(*) FROM iteration WHERE job_id = job_definition.id)"
            .formatted(range.jobs(dialect), names(CANCELLING.from()));
    long members =
        Sql.number(
            connection,
            "SELECT coalesce(sum(member_count - (SELECT count(*) FROM iteration WHERE job_id = job_definition.id)), 0) FROM job_definition WHERE "
                + jobs);
    if (members > 0) {
      Sql.update(
          connection,
          EVENT + "id, NULL, NULL, state, ?, ?, 0, ? FROM job_definition WHERE " + jobs,
          Micros.of(wish.time()),
          run,
          CANCELLING.to().name(),
          StateWords.of(CANCELLING.cause()),
          data());
      Sql.update(
          connection,
          "UPDATE job_definition SET state = ?, cause = ? WHERE " + jobs,
          CANCELLING.to().name(),
          StateWords.of(CANCELLING.cause()));
    }
    return members;
  }

  /// Whether a run brought a job.
  boolean knows(long origin, long job) throws SQLException {
    return Sql.number(
            connection,
            "SELECT count(*) FROM job_definition WHERE id = ? AND run_id = ?",
            job,
            origin)
        > 0;
  }

  /// Gives a member that shares the state of its job a row of its own.
  void single(long job, int ordinal) throws SQLException {
    Sql.update(
        connection,
        "INSERT INTO iteration SELECT id, ?, state, cause, 0 FROM job_definition WHERE id = ? AND member_count > ? AND state IN (%s) ON CONFLICT DO NOTHING"
            .formatted(names(CANCELLING.from())),
        ordinal,
        job,
        ordinal);
  }

  private @Nullable String data() {
    var reason = wish.reason();
    return EventJson.of(reason == null ? EventData.NONE : new EventData.Note(reason));
  }

  /// Whether a target means all members of its job.
  static boolean isAll(Cancellation.Target target) {
    return target.ordinal() == Event.ALL;
  }
}
