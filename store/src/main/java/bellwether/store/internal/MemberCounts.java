package bellwether.store.internal;

import bellwether.model.JobState;
import bellwether.store.StoredWords;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;

/// Counts the members of a run's jobs by their states.
final class MemberCounts {
  /// Members with a row of their own, and those that share the state of their job.
  private static final String SELECT =
      """
      SELECT state, sum(members) AS members FROM (
        SELECT iteration.state AS state, 1 AS members
        FROM job JOIN iteration ON job_id = job.id WHERE run_id = ?1
        UNION ALL
        SELECT state, member_count - (SELECT count(*) FROM iteration WHERE job_id = job.id)
        FROM job WHERE run_id = ?1
      ) GROUP BY state
      """;

  private MemberCounts() {}

  /// How the members of a run's jobs stand, as a run's row says it. Of many it takes longer than a
  /// transaction should.
  static String json(Connection connection, long origin) throws SQLException {
    return Sql.first(
            connection,
            row -> row.getString(1),
            "SELECT json_group_object(state, members) FROM (" + SELECT + ")",
            origin)
        .orElseThrow();
  }

  /// Writes into a run's row how its members stand.
  static void keep(Connection connection, long run, String counts) throws SQLException {
    Sql.update(connection, "UPDATE run SET states = ? WHERE id = ?", counts, run);
  }

  static Map<JobState, Long> of(Connection connection, long origin) throws SQLException {
    var counts = new EnumMap<JobState, Long>(JobState.class);
    try (var statement = connection.prepareStatement(SELECT)) {
      statement.setLong(1, origin);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          if (rows.getLong(2) > 0) {
            counts.put(StoredWords.state(rows.getString(1), origin), rows.getLong(2));
          }
        }
      }
    }
    return counts;
  }
}
