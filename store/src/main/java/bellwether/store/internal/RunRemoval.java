package bellwether.store.internal;

import bellwether.store.CatalogOptions;
import bellwether.store.dialect.Dialects;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;

/// Runs that are deleted with the jobs that they worked on: first the runs, so that nobody resumes
/// them, then members, attempts and jobs in many short transactions. Broken off, it is simply done
/// again. Events stay, and allocations, which events name.
final class RunRemoval {
  /// Time for other writers, which ask for the lock only now and then.
  private static final Duration PAUSE = Duration.ofMillis(5);

  private final Session session;
  private final Problems problems;
  private final CatalogOptions options;

  RunRemoval(Session session, Problems problems, CatalogOptions options) {
    this.session = session;
    this.problems = problems;
    this.options = options;
  }

  /// Deletes all runs on the jobs of `origin`.
  ///
  /// @param runs those that are known to work on them; another is a reason to refuse
  void delete(long origin, Set<Long> runs) {
    var counts = session.read(connection -> MemberCounts.json(connection, origin));
    session.write(connection -> {
      var table = new RunTable(connection, problems);
      table.takeOver(origin, options.liveness(), options.clock().now(), counts);
      refuseOthers(table, origin, runs);
      return deleteRuns(connection, origin);
    });
    for (var range : session.read(connection -> MemberRange.ofRun(connection, origin))) {
      session.write(connection -> deleteMembers(connection, range));
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private void refuseOthers(RunTable table, long origin, Set<Long> runs) throws SQLException {
    var others = new TreeSet<Long>();
    table.on(origin).forEach(run -> others.add(run.id()));
    others.removeAll(runs);
    if (!others.isEmpty()) {
      throw problems.because(
          "has a later run %d on the jobs of run %d, which stay; see: bellwether runs"
              .formatted(others.getLast(), origin));
    }
  }

  private static int deleteRuns(Connection connection, long origin) throws SQLException {
    Sql.update(
        connection,
        """
        DELETE FROM workflow_identity WHERE id IN (SELECT workflow_id FROM run WHERE origin_id = ?)
          AND id NOT IN (SELECT workflow_id FROM run WHERE origin_id <> ?)
        """,
        origin,
        origin);
    return Sql.update(connection, "DELETE FROM run WHERE origin_id = ?", origin);
  }

  private static int deleteMembers(Connection connection, MemberRange range) throws SQLException {
    var dialect = Dialects.of(connection);
    Sql.update(connection, "DELETE FROM attempt WHERE " + range.members(dialect));
    Sql.update(connection, "DELETE FROM iteration WHERE " + range.members(dialect));
    return range.endsJobs()
        ? Sql.update(connection, "DELETE FROM job_definition WHERE " + range.jobs(dialect))
        : 0;
  }
}
