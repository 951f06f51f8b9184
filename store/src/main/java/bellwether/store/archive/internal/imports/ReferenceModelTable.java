package bellwether.store.archive.internal.imports;

import bellwether.collect.ReferenceModel;
import bellwether.model.Micros;
import bellwether.model.json.JsonWriter;
import bellwether.store.ModelRecord;
import bellwether.store.dialect.Dialects;
import bellwether.store.internal.ModelTable;
import bellwether.store.internal.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps reference models that come from elsewhere, inside the caller's transaction.
final class ReferenceModelTable {
  /// The measurements that are meant by jobs in JSON, as far as they are there.
  private static final String MEASUREMENTS =
      """
      SELECT max(m.id) AS id FROM %s JOIN measurement m ON m.jobid = j.value ->> 'id'
        AND (j.value ->> 'hash' IS NULL
          OR m.content_hash = j.value ->> 'hash' AND m.submit_time = j.value ->> 'submit')
      GROUP BY j.key
      """;

  private final Connection connection;
  private final String measurements;

  ReferenceModelTable(Connection connection) {
    this.connection = connection;
    this.measurements = MEASUREMENTS.formatted(Dialects.of(connection).items("?", "j"));
  }

  /// False: it was there, or its jobs are not.
  boolean insert(ReferenceModel model, Instant now) throws SQLException {
    var jobs = jobs(model);
    int needed = model.isExact() ? model.jobs().size() : 1;
    if (isKnown(model) || count(jobs) < needed) {
      return false;
    }
    var operations = model.operationTags();
    var kept =
        new ModelRecord(
            model.name(),
            JsonWriter.write(model.tags()),
            JsonWriter.write(operations == null ? List.of() : operations),
            JsonWriter.write(model.computed()),
            JsonWriter.write(model.info()),
            model.enabled(),
            List.of());
    long id = new ModelTable(connection, Micros.of(now)).insert(kept);
    Sql.update(
        connection, "INSERT INTO refmodel_job SELECT ?, id FROM (" + measurements + ")", id, jobs);
    return true;
  }

  private static String jobs(ReferenceModel model) {
    return JsonWriter.write(model.jobs().stream().map(ReferenceModelTable::map).toList());
  }

  private static Map<String, @Nullable Object> map(ReferenceModel.Job job) {
    var map = new HashMap<String, @Nullable Object>();
    map.put("id", job.id());
    map.put("hash", job.hash());
    map.put("submit", job.submit());
    return map;
  }

  private long count(String jobs) throws SQLException {
    return Sql.number(connection, "SELECT count(*) FROM (" + measurements + ")", jobs);
  }

  /// One without a name is the same when it was computed to the same from the same tags.
  private boolean isKnown(ReferenceModel model) throws SQLException {
    return Sql.number(
            connection,
            """
            SELECT count(*) FROM refmodel
            WHERE name = ? OR (? IS NULL AND name IS NULL AND computed = ? AND tags = ?)
            """,
            model.name(),
            model.name(),
            JsonWriter.write(model.computed()),
            JsonWriter.write(model.tags()))
        > 0;
  }
}
