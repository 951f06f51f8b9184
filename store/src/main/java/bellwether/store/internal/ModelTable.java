package bellwether.store.internal;

import bellwether.store.ModelRecord;
import bellwether.store.archive.ArchiveException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Rows of reference models, inside the caller's transaction.
///
/// @param now in microseconds since 1970
public record ModelTable(Connection connection, long now) {

  /// Keeps a new model; returns its number.
  ///
  /// @throws ArchiveException when there is one of its name
  public long add(ModelRecord model) throws SQLException {
    requireNewName(model, 0);
    long number = insert(model);
    putMeasurements(number, model);
    return number;
  }

  /// Keeps a new model without the jobs that it learned from; returns its number.
  public long insert(ModelRecord model) throws SQLException {
    return Sql.number(
        connection,
        """
        INSERT INTO refmodel (name, tags, op_tags, computed, info, enabled, created_time, updated_time)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
        """,
        values(model, now, now));
  }

  private static @Nullable Object[] values(ModelRecord model, Object... more) {
    var own =
        Stream.<@Nullable Object>of(
            model.name(),
            model.tags(),
            model.operations(),
            model.computed(),
            model.info(),
            model.enabled() ? 1 : 0);
    return Stream.concat(own, Stream.of(more)).toArray();
  }

  private void requireNewName(ModelRecord model, long except) throws SQLException {
    long others =
        Sql.number(
            connection,
            "SELECT count(*) FROM refmodel WHERE name = ? AND id <> ?",
            model.name(),
            except);
    if (others > 0) {
      throw new ArchiveException(
          "There is a reference model %s already; choose another name, or delete it first"
              .formatted(model.name()));
    }
  }

  private void putMeasurements(long number, ModelRecord model) throws SQLException {
    Sql.update(connection, "DELETE FROM refmodel_job WHERE refmodel_id = ?", number);
    for (long measurement : model.measurements()) {
      Sql.update(connection, "INSERT INTO refmodel_job VALUES (?, ?)", number, measurement);
    }
  }

  /// Keeps what was learned anew; false: there is no such model.
  public boolean replace(long number, ModelRecord model) throws SQLException {
    requireNewName(model, number);
    int changed =
        Sql.update(
            connection,
            """
            UPDATE refmodel SET name = ?, tags = ?, op_tags = ?, computed = ?, info = ?, enabled = ?, updated_time = ?
            WHERE id = ?
            """,
            values(model, now, number));
    if (changed > 0) {
      putMeasurements(number, model);
    }
    return changed > 0;
  }

  /// Removes models; returns how many there were.
  public int delete(Collection<Long> numbers) throws SQLException {
    int deleted = 0;
    for (long number : numbers) {
      Sql.update(connection, "DELETE FROM refmodel_job WHERE refmodel_id = ?", number);
      deleted += Sql.update(connection, "DELETE FROM refmodel WHERE id = ?", number);
    }
    return deleted;
  }
}
