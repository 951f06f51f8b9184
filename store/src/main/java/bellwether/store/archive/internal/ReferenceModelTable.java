package bellwether.store.archive.internal;

import bellwether.collect.ReferenceModel;
import bellwether.store.internal.Micros;
import bellwether.store.internal.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/// Keeps reference models that come from elsewhere, inside the caller's transaction.
final class ReferenceModelTable {
  private final Connection connection;

  ReferenceModelTable(Connection connection) {
    this.connection = connection;
  }

  /// False: it was there, or none of its jobs is.
  boolean insert(ReferenceModel model, Instant now) throws SQLException {
    var jobs = JsonTree.text(model.jobs());
    if (isKnown(model) || count(jobs) == 0) {
      return false;
    }
    var operations = model.operationTags();
    long id =
        Sql.number(
            connection,
            """
            INSERT INTO refmodel (name, tags, op_tags, computed, info, enabled, created_time, updated_time)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
            """,
            model.name(),
            JsonTree.text(model.tags()),
            JsonTree.text(operations == null ? List.of() : operations),
            JsonTree.text(model.computed()),
            JsonTree.text(model.info()),
            model.enabled() ? 1 : 0,
            Micros.of(now),
            Micros.of(now));
    Sql.update(
        connection,
        """
        INSERT INTO refmodel_job
        SELECT ?, max(id) FROM measurement WHERE jobid IN (SELECT value FROM json_each(?)) GROUP BY jobid
        """,
        id,
        jobs);
    return true;
  }

  private long count(String jobs) throws SQLException {
    return Sql.number(
        connection,
        "SELECT count(*) FROM measurement WHERE jobid IN (SELECT value FROM json_each(?))",
        jobs);
  }

  /// One without a name is the same when it was computed to the same from the same tags.
  private boolean isKnown(ReferenceModel model) throws SQLException {
    return Sql.number(
            connection,
            """
            SELECT count(*) FROM refmodel
            WHERE name = ?1 OR (?1 IS NULL AND name IS NULL AND computed = ?2 AND tags = ?3)
            """,
            model.name(),
            JsonTree.text(model.computed()),
            JsonTree.text(model.tags()))
        > 0;
  }
}
