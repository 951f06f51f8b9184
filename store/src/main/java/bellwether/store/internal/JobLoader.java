package bellwether.store.internal;

import bellwether.model.Cause;
import bellwether.store.LeftAttempt;
import bellwether.store.Members;
import bellwether.store.StoredJob;
import bellwether.store.StoredWords;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads the jobs of a run with the states of their members: two cursors in step, by ascending job,
/// so that only one job at a time is in memory. Not thread-safe.
final class JobLoader {

  /// One member of a job.
  private record Member(long job, int ordinal) {}

  private final Connection connection;
  private final long origin;

  /// How many attempts of a member had too little of what.
  private record Shortages(int ofMemory, int ofTime) {
    static final Shortages NONE = new Shortages(0, 0);
  }

  private final Map<Member, Integer> uncharged = new HashMap<>();
  private final Map<Member, Shortages> shortages = new HashMap<>();

  JobLoader(Connection connection, long origin) {
    this.connection = connection;
    this.origin = origin;
  }

  void load(Consumer<StoredJob> consumer) throws SQLException {
    findUncharged();
    findShortages();
    try (var jobs =
            prepare(
                "SELECT id, state, cause, description, member_count FROM job_definition WHERE run_id = ? ORDER BY id");
        var members =
            prepare(
                """
                SELECT job_id, ordinal, state, cause, attempts FROM iteration
                WHERE job_id IN (SELECT id FROM job_definition WHERE run_id = ?) ORDER BY job_id, ordinal
                """);
        var attempts =
            connection.prepareStatement(
                """
                SELECT pid, start_ticks, run_id FROM attempt
                WHERE job_id = ? AND ordinal = ? AND number = ? AND state IN ('SCHEDULED', 'RUNNING')
                """);
        var jobRows = jobs.executeQuery();
        var memberRows = members.executeQuery()) {
      boolean more = memberRows.next();
      while (jobRows.next()) {
        var gatherer = new Gatherer(jobRows.getLong(1), attempts);
        while (more && memberRows.getLong(1) == gatherer.job) {
          gatherer.add(memberRows);
          more = memberRows.next();
        }
        consumer.accept(gatherer.job(jobRows));
      }
    }
  }

  /// Hands over the attempts with a known process that nobody saw end.
  void loadLeft(Consumer<LeftAttempt> consumer) throws SQLException {
    try (var statement =
            prepare(
                """
                SELECT iteration.job_id, iteration.ordinal, number, attempt.run_id, pid, start_ticks
                FROM iteration JOIN attempt ON attempt.job_id = iteration.job_id
                  AND attempt.ordinal = iteration.ordinal AND number = attempts
                WHERE iteration.job_id IN (SELECT id FROM job_definition WHERE run_id = ?)
                  AND iteration.state IN ('SCHEDULED', 'RUNNING')
                  AND attempt.state IN ('SCHEDULED', 'RUNNING') AND pid IS NOT NULL
                """);
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        consumer.accept(
            new LeftAttempt(
                rows.getLong(1),
                rows.getInt(2),
                rows.getInt(3),
                rows.getLong(4),
                rows.getInt(5),
                rows.getLong(6)));
      }
    }
  }

  private PreparedStatement prepare(String sql) throws SQLException {
    var statement = connection.prepareStatement(sql);
    statement.setLong(1, origin);
    return statement;
  }

  /// Few attempts end for a cause that charges nothing; they have an index of their own.
  private void findUncharged() throws SQLException {
    try (var statement =
            prepare(
                """
                SELECT job_id, ordinal, count(*) FROM attempt
                WHERE cause IN ('node_lost', 'allocation_ended')
                  AND job_id IN (SELECT id FROM job_definition WHERE run_id = ?)
                GROUP BY job_id, ordinal
                """);
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        uncharged.put(new Member(rows.getLong(1), rows.getInt(2)), rows.getInt(3));
      }
    }
  }

  /// Only of members that may run again, of which few have attempts.
  private void findShortages() throws SQLException {
    try (var statement =
            prepare(
                """
                SELECT attempt.job_id, attempt.ordinal,
                  sum(attempt.cause = 'out_of_memory'), sum(attempt.cause = 'time_limit')
                FROM iteration CROSS JOIN attempt ON attempt.job_id = iteration.job_id
                  AND attempt.ordinal = iteration.ordinal
                WHERE iteration.job_id IN (SELECT id FROM job_definition WHERE run_id = ?)
                  AND iteration.state <> 'JOB_FINISHED' AND iteration.attempts > 0
                  AND attempt.cause IN ('out_of_memory', 'time_limit')
                GROUP BY 1, 2
                """);
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        shortages.put(
            new Member(rows.getLong(1), rows.getInt(2)),
            new Shortages(rows.getInt(3), rows.getInt(4)));
      }
    }
  }

  /// One job's members on their way out.
  private final class Gatherer {
    private final long job;
    private final PreparedStatement attempts;
    private final Members.Builder members = new Members.Builder();
    private final List<LeftAttempt> left = new ArrayList<>();

    Gatherer(long job, PreparedStatement attempts) {
      this.job = job;
      this.attempts = attempts;
    }

    void add(ResultSet row) throws SQLException {
      int ordinal = row.getInt(2);
      var state = StoredWords.state(row.getString(3), origin);
      int made = row.getInt(5);
      int free = uncharged.isEmpty() ? 0 : uncharged.getOrDefault(new Member(job, ordinal), 0);
      if (state.isActive()) {
        left.add(leftAttempt(ordinal, made));
        free++;
      }
      members
          .add(ordinal, state, StoredWords.cause(row.getString(4), origin))
          .attempts(made, made - free);
      if (!shortages.isEmpty()) {
        var had = shortages.getOrDefault(new Member(job, ordinal), Shortages.NONE);
        members.shortages(had.ofMemory(), had.ofTime());
      }
    }

    private LeftAttempt leftAttempt(int ordinal, int number) throws SQLException {
      attempts.setLong(1, job);
      attempts.setInt(2, ordinal);
      attempts.setInt(3, number);
      try (var rows = attempts.executeQuery()) {
        boolean known = rows.next() && rows.getObject(1) != null;
        return known
            ? new LeftAttempt(
                job, ordinal, number, rows.getLong(3), rows.getInt(1), rows.getLong(2))
            : new LeftAttempt(job, ordinal, number, null, null, null);
      }
    }

    StoredJob job(ResultSet row) throws SQLException {
      @Nullable Cause cause = StoredWords.cause(row.getString(3), origin);
      return new StoredJob(
          job,
          row.getString(4),
          row.getInt(5),
          StoredWords.state(row.getString(2), origin),
          cause,
          members.build(),
          List.copyOf(left));
    }
  }
}
