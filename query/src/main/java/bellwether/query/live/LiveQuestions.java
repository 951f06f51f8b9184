package bellwether.query.live;

import bellwether.model.JobState;
import bellwether.model.Micros;
import bellwether.query.sql.CatalogRows;
import bellwether.query.sql.SqlFragment;
import bellwether.store.StoredWords;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is asked of the catalog for a live run. What is asked again and again costs as much as what
/// happened since, not as much as there is.
///
/// @param run whose events are followed
/// @param origin the run that brought the jobs
record LiveQuestions(CatalogRows rows, long run, long origin) {
  private static final String ENDS = "('JOB_FINISHED', 'FAILED', 'CANCELLED', 'UPSTREAM_FAILED')";

  private static final String CHANGES =
      """
      SELECT from_state, to_state, count(*) FROM event
      WHERE run_id = ? AND seq > ? AND seq <= ? AND ordinal IS NOT NULL
      GROUP BY from_state, to_state
      """;

  /// An event of all members is of those that had no event of their own before.
  private static final String COMMON_CHANGES =
      """
      SELECT from_state, to_state, sum(member_count - (
        SELECT count(DISTINCT own.ordinal) FROM event own
        WHERE own.job_id = event.job_id AND own.seq < event.seq AND own.ordinal IS NOT NULL))
      FROM event JOIN job_definition ON job_definition.id = event.job_id
      WHERE event.run_id = ? AND seq > ? AND seq <= ? AND ordinal IS NULL
      GROUP BY from_state, to_state
      """;

  /// SQLite takes the other columns from the row that has the maximum.
  private static final String LAST_OF_EACH =
      """
      SELECT job_id, ordinal, attempt, to_state, max(seq) FROM event
      WHERE run_id = ? AND seq > ? AND seq <= ? AND ordinal IS NOT NULL
      GROUP BY job_id, ordinal
      """;

  private static final String ACTIVE =
      """
      SELECT job_id, ordinal, attempts, iteration.state
      FROM job_definition JOIN iteration ON job_id = job_definition.id
      WHERE run_id = ? AND iteration.state IN ('SCHEDULED', 'RUNNING')
      """;

  private static final String FAILURES =
      """
      SELECT time, job_id, ordinal, attempt, to_state, cause FROM event
      WHERE run_id = ? AND seq > ? AND seq <= ? AND (to_state IN ('RUN_ERROR', 'RUN_TIMEOUT')
        OR to_state = 'FAILED' AND from_state NOT IN ('RUN_ERROR', 'RUN_TIMEOUT'))
      ORDER BY seq DESC LIMIT ?
      """;

  /// Events after one and up to another.
  record Window(long after, long upTo) {
    boolean isEmpty() {
      return upTo <= after;
    }
  }

  /// A member of a job.
  record Member(long job, int ordinal) {}

  /// A member with the attempt and the state of its last event.
  record Touched(Member member, int attempt, JobState state) {}

  /// A change of state that some members made.
  record Change(@Nullable JobState from, JobState to, long members) {}

  /// An event that tells of a failure.
  record Failure(
      Instant time, Member member, int attempt, JobState state, @Nullable String cause) {}

  long lastSeq() {
    return number("SELECT coalesce(max(seq), 0) FROM event WHERE run_id = ?", run);
  }

  @Nullable Instant lastTime() {
    long time =
        number(
            "SELECT coalesce(max(time), 0) FROM event WHERE run_id = ? AND seq = ?",
            run,
            lastSeq());
    return time == 0 ? null : Micros.time(time);
  }

  /// How many members ended in this run after a time; events are nearly in the order of time.
  long ends(Instant after) {
    return number(
        "SELECT count(*) FROM event WHERE run_id = ? AND to_state IN "
            + ENDS
            + " AND job_id IS NOT NULL AND seq > coalesce((SELECT seq FROM event before"
            + " WHERE before.run_id = ? AND before.time < ? ORDER BY seq DESC LIMIT 1), 0)",
        run,
        run,
        Micros.of(after));
  }

  private long number(String sql, Object... values) {
    return rows.list(SqlFragment.of(sql, values), row -> row.getLong(1)).getFirst();
  }

  /// By how much the number of members in each state changed; null: it has to be counted anew.
  @Nullable Map<JobState, Long> changes(Window window) {
    var sum = new EnumMap<JobState, Long>(JobState.class);
    for (var change : changes(CHANGES, window)) {
      if (change.from == null) {
        return null;
      }
      add(sum, change);
    }
    changes(COMMON_CHANGES, window).forEach(change -> add(sum, change));
    return sum;
  }

  private static void add(Map<JobState, Long> sum, Change change) {
    if (change.from != null) {
      sum.merge(change.from, -change.members, Long::sum);
    }
    sum.merge(change.to, change.members, Long::sum);
  }

  private List<Change> changes(String sql, Window window) {
    return rows.list(
        SqlFragment.of(sql, run, window.after, window.upTo),
        row -> {
          var from = row.getString(1);
          return new Change(
              from == null ? null : StoredWords.state(from, run),
              StoredWords.state(row.getString(2), run),
              row.getLong(3));
        });
  }

  /// Members that something happened to.
  List<Touched> touched(Window window) {
    return members(SqlFragment.of(LAST_OF_EACH, run, window.after, window.upTo));
  }

  /// Members that hold cores now, found by looking at all.
  List<Touched> active() {
    return members(SqlFragment.of(ACTIVE, origin));
  }

  private List<Touched> members(SqlFragment sql) {
    return rows.list(
        sql,
        row ->
            new Touched(
                new Member(row.getLong(1), row.getInt(2)),
                row.getInt(3),
                StoredWords.state(row.getString(4), run)));
  }

  /// The last failures, the latest first.
  List<Failure> failures(Window window, int most) {
    return rows.list(
        SqlFragment.of(FAILURES, run, window.after, window.upTo, most),
        row -> {
          var time = Micros.time(row.getLong(1));
          int ordinal = row.getInt(3);
          var member = new Member(row.getLong(2), row.wasNull() ? -1 : ordinal);
          return new Failure(
              time,
              member,
              row.getInt(4),
              StoredWords.state(row.getString(5), run),
              row.getString(6));
        });
  }

  /// The JSON of the nodes that the run has.
  String nodes() {
    var found =
        rows.list(
            SqlFragment.of(
                "SELECT nodes FROM allocation WHERE run_id = ? ORDER BY id DESC LIMIT 1", run),
            row -> row.getString(1));
    return found.isEmpty() ? "[]" : found.getFirst();
  }
}
