package bellwether.store.internal;

import bellwether.store.NoteKind;
import bellwether.store.internal.recording.JsonText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/// Rows of what is noted of measured jobs, inside the caller's transaction.
///
/// @param now in microseconds since 1970
public record NoteTable(Connection connection, long now) {

  /// Gives a measurement's job these tags instead of those that it had.
  public long putTags(long measurement, Map<String, String> tags) throws SQLException {
    var json = new JsonText().putAll(new TreeMap<>(tags)).end();
    Sql.update(
        connection,
        "UPDATE measurement SET tags = ?, updated_time = ? WHERE id = ?",
        json,
        now,
        measurement);
    Sql.update(
        connection,
        "UPDATE job_definition SET tags = ? WHERE id = (SELECT job_id FROM measurement WHERE id = ?) AND run_id IS NULL",
        json,
        measurement);
    return measurement;
  }

  /// Takes away all that is noted.
  public void clear(NoteKind kind, long measurement) throws SQLException {
    Sql.update(connection, "DELETE FROM " + table(kind) + " WHERE measurement_id = ?", measurement);
  }

  /// Notes values under names.
  public long put(NoteKind kind, long measurement, Map<String, String> values) throws SQLException {
    for (var value : values.entrySet()) {
      put(kind, measurement, value);
    }
    return touch(measurement);
  }

  private void put(NoteKind kind, long measurement, Map.Entry<String, String> value)
      throws SQLException {
    switch (kind) {
      case ANNOTATION ->
          Sql.update(
              connection,
              "INSERT INTO annotation VALUES (?, ?, ?) ON CONFLICT (measurement_id, key) DO UPDATE SET value = excluded.value",
              measurement,
              value.getKey(),
              value.getValue());
      case ANALYSIS ->
          Sql.update(
              connection,
              "INSERT INTO analysis VALUES (?, ?, ?, ?) ON CONFLICT (measurement_id, key) DO UPDATE SET value = excluded.value, created_time = excluded.created_time",
              measurement,
              value.getKey(),
              value.getValue(),
              now);
    }
  }

  private static String table(NoteKind kind) {
    return switch (kind) {
      case ANNOTATION -> "annotation";
      case ANALYSIS -> "analysis";
    };
  }

  private long touch(long measurement) throws SQLException {
    Sql.update(
        connection, "UPDATE measurement SET updated_time = ? WHERE id = ?", now, measurement);
    return measurement;
  }

  /// Takes away what is noted under some names; returns how many there were.
  public int remove(NoteKind kind, long measurement, Collection<String> names) throws SQLException {
    int removed = 0;
    for (var name : names) {
      removed +=
          Sql.update(
              connection,
              "DELETE FROM " + table(kind) + " WHERE measurement_id = ? AND key = ?",
              measurement,
              name);
    }
    touch(measurement);
    return removed;
  }
}
