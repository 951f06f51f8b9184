package bellwether.store.internal;

import bellwether.model.JobState;
import bellwether.store.StoredWords;
import bellwether.store.dialect.Dialects;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Counts the members of a run's jobs by their states.
final class MemberCounts {
  /// Members with a row of their own, and those that share the state of their job. To group takes
  /// five times as long as to count, so that the two states that most end in are only counted.
  private static final String SELECT =
      """
      SELECT state, sum(members) AS members FROM (
        SELECT 'CANCELLED' AS state, count(*) AS members
        FROM job_definition JOIN iteration ON job_id = job_definition.id
        WHERE run_id = ? AND iteration.state = 'CANCELLED'
        UNION ALL
        SELECT 'JOB_FINISHED', count(*) FROM job_definition JOIN iteration ON job_id = job_definition.id
        WHERE run_id = ? AND iteration.state = 'JOB_FINISHED'
        UNION ALL
        SELECT iteration.state, count(*) FROM job_definition JOIN iteration ON job_id = job_definition.id
        WHERE run_id = ? AND iteration.state <> 'CANCELLED' AND iteration.state <> 'JOB_FINISHED'
        GROUP BY iteration.state
        UNION ALL
        SELECT state, member_count - (SELECT count(*) FROM iteration WHERE job_id = job_definition.id)
        FROM job_definition WHERE run_id = ?
      ) GROUP BY state HAVING sum(members) > 0
      """;

  /// How often the statement names the run that brought the jobs.
  private static final int ORIGINS = 4;

  private MemberCounts() {}

  /// How the members of a run's jobs stand, as a run's row says it. Of many it takes longer than a
  /// transaction should.
  static String json(Connection connection, long origin) throws SQLException {
    return Sql.first(
            connection,
            row -> row.getString(1),
            "SELECT %s FROM (%s)"
                .formatted(Dialects.of(connection).objectOf("state", "members"), SELECT),
            origin,
            origin,
            origin,
            origin)
        .orElseThrow();
  }

  /// Writes into a run's row how its members stand.
  static void keep(Connection connection, long run, @Nullable String counts) throws SQLException {
    Sql.update(connection, "UPDATE run SET states = ? WHERE id = ?", counts, run);
  }

  static Map<JobState, Long> of(Connection connection, long origin) throws SQLException {
    var counts = new EnumMap<JobState, Long>(JobState.class);
    try (var statement = connection.prepareStatement(SELECT)) {
      for (int i = 1; i <= ORIGINS; i++) {
        statement.setLong(i, origin);
      }
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          counts.put(StoredWords.state(rows.getString(1), origin), rows.getLong(2));
        }
      }
    }
    return counts;
  }
}
