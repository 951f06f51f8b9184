package bellwether.store.internal;

import bellwether.store.dialect.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Members of a run that are changed in one short transaction: some of one job, or all of several.
///
/// @param origin the run that brought the jobs; others' between them do not belong
/// @param endsJobs whether the last members of the jobs are among them
record MemberRange(
    long origin, long firstJob, long lastJob, int first, int last, boolean endsJobs) {
  /// How many members at most: some hundredths of a second's work.
  private static final int MOST = 16_000;

  /// Cuts all jobs of a run.
  static List<MemberRange> ofRun(Connection connection, long origin) throws SQLException {
    return of(connection, origin, "run_id = " + origin);
  }

  /// Cuts one job.
  static List<MemberRange> ofJob(Connection connection, long origin, long job) throws SQLException {
    return of(connection, origin, "run_id = " + origin + " AND id = " + job);
  }

  /// One member of a job that is the run's.
  static MemberRange ofMember(long origin, long job, int ordinal) {
    return new MemberRange(origin, job, job, ordinal, ordinal, false);
  }

  private static List<MemberRange> of(Connection connection, long origin, String jobs)
      throws SQLException {
    var cutter = new Cutter(origin);
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT id, member_count FROM job_definition WHERE " + jobs + " ORDER BY id")) {
      while (rows.next()) {
        cutter.add(rows.getLong(1), rows.getInt(2));
      }
    }
    cutter.cut();
    return cutter.ranges;
  }

  /// The condition on rows of members and attempts.
  String members(Dialect dialect) {
    // Without a subquery SQLite changes rows as it finds them, which takes a third less time.
    return firstJob == lastJob
        ? "job_id = %d AND ordinal BETWEEN %d AND %d".formatted(firstJob, first, last)
        : membersOfSeveral(dialect);
  }

  private String membersOfSeveral(Dialect dialect) {
    return "job_id IN (SELECT id FROM job_definition WHERE %s) AND ordinal BETWEEN %d AND %d"
        .formatted(jobs(dialect), first, last);
  }

  /// The condition on rows of jobs. The index on a run's jobs is no help: it knows no numbers.
  String jobs(Dialect dialect) {
    return "id BETWEEN %d AND %d AND %s = %d"
        .formatted(firstJob, lastJob, dialect.withoutIndex("run_id"), origin);
  }

  /// Gathers small jobs and splits large ones.
  private static final class Cutter {
    private final long origin;
    private final List<MemberRange> ranges = new ArrayList<>();
    private long firstJob;
    private long lastJob;
    private int gathered;

    Cutter(long origin) {
      this.origin = origin;
    }

    void add(long job, int members) {
      if (gathered + (long) members > MOST) {
        cut();
      }
      if (members > MOST) {
        split(job, members);
        return;
      }
      firstJob = gathered == 0 ? job : firstJob;
      lastJob = job;
      gathered += members;
    }

    private void split(long job, int members) {
      for (int first = 0; first < members; first += MOST) {
        int last = Math.min(members, first + MOST) - 1;
        ranges.add(new MemberRange(origin, job, job, first, last, last == members - 1));
        if (last == members - 1) {
          return;
        }
      }
    }

    void cut() {
      if (gathered > 0) {
        ranges.add(new MemberRange(origin, firstJob, lastJob, 0, Integer.MAX_VALUE, true));
        gathered = 0;
      }
    }
  }
}
