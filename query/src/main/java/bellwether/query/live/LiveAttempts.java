package bellwether.query.live;

import bellwether.model.JobState;
import bellwether.model.Micros;
import bellwether.query.attempts.CoreShare;
import bellwether.query.explain.Outcome;
import bellwether.query.sql.CatalogRows;
import bellwether.query.sql.SqlFragment;
import bellwether.store.StoredWords;
import java.util.List;

/// The rows of single attempts, found by their keys.
record LiveAttempts(CatalogRows rows, MemberNames names, long run) {
  private static final String OF_MEMBER =
      " FROM attempt WHERE job_id = ? AND ordinal = ? AND number = ?";

  private static SqlFragment asked(String columns, LiveQuestions.Member member, int attempt) {
    return SqlFragment.of("SELECT " + columns + OF_MEMBER, member.job(), member.ordinal(), attempt);
  }

  RunningAttempt running(LiveQuestions.Touched touched) {
    var member = touched.member();
    var name = names.of(member.job(), member.ordinal());
    var found =
        rows.list(
            asked("nodes, start_time", member, touched.attempt()),
            row -> {
              var shares = CoreShare.parse(row.getString(1));
              long start = row.getLong(2);
              return new RunningAttempt(
                  name,
                  touched.attempt(),
                  touched.state(),
                  row.wasNull() || touched.state() == JobState.SCHEDULED
                      ? null
                      : Micros.time(start),
                  shares);
            });
    return found.isEmpty()
        ? new RunningAttempt(name, touched.attempt(), touched.state(), null, List.of())
        : found.getFirst();
  }

  FailedAttempt failed(LiveQuestions.Failure failure) {
    var member = failure.member();
    var cause = StoredWords.cause(failure.cause(), run);
    var found =
        rows.list(
            asked("exit_code, signal, message", member, failure.attempt()),
            row -> {
              int code = row.getInt(1);
              Integer exit = row.wasNull() ? null : (Integer) code;
              int number = row.getInt(2);
              Integer signal = row.wasNull() ? null : (Integer) number;
              return new Outcome(failure.state(), cause, exit, signal, row.getString(3));
            });
    var outcome =
        found.isEmpty() ? new Outcome(failure.state(), cause, null, null, null) : found.getFirst();
    return new FailedAttempt(
        failure.time(), names.of(member.job(), member.ordinal()), failure.attempt(), outcome);
  }
}
