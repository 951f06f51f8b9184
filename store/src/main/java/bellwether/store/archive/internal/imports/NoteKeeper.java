package bellwether.store.archive.internal.imports;

import bellwether.model.Micros;
import bellwether.store.CatalogOptions;
import bellwether.store.CatalogPlace;
import bellwether.store.CatalogReader;
import bellwether.store.archive.ArchiveException;
import bellwether.store.archive.ArchiveOptions;
import bellwether.store.archive.MeasurementNotes;
import bellwether.store.archive.internal.Kind;
import bellwether.store.internal.sqlite.CatalogFile;
import bellwether.store.internal.Problems;
import bellwether.store.internal.Session;
import bellwether.store.internal.Sql;
import bellwether.store.internal.recording.JsonText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;

/// Keeps notes in the catalog. Threadsafe.
public final class NoteKeeper implements MeasurementNotes {
  private final Session catalog;
  private final ArchiveOptions options;

  private NoteKeeper(Session catalog, ArchiveOptions options) {
    this.catalog = catalog;
    this.options = options;
  }

  /// See [MeasurementNotes#open].
  public static MeasurementNotes open(CatalogPlace place, ArchiveOptions options) {
    // Notes make no catalog where there is none.
    CatalogReader.require(place);
    var catalogOptions =
        CatalogOptions.of(_ -> true)
            .withWarnings(options.warnings())
            .withPatience(CatalogOptions.ENDLESS);
    return new NoteKeeper(
        new Session(
            new CatalogFile(place, catalogOptions).open(), new Problems(place), catalogOptions),
        options);
  }

  private long now() {
    return Micros.of(options.clock().now());
  }

  @Override
  public void putTags(long measurement, Map<String, String> tags) {
    var json = new JsonText().putAll(new java.util.TreeMap<>(tags)).end();
    catalog.write(connection -> {
      Sql.update(
          connection,
          "UPDATE measurement SET tags = ?, updated_time = ? WHERE id = ?",
          json,
          now(),
          measurement);
      Sql.update(
          connection,
          "UPDATE job SET tags = ? WHERE id = (SELECT job_id FROM measurement WHERE id = ?) AND run_id IS NULL",
          json,
          measurement);
      return json;
    });
  }

  @Override
  public void put(Kind kind, long measurement, Map<String, String> values, boolean instead) {
    catalog.write(connection -> {
      if (instead) {
        Sql.update(
            connection, "DELETE FROM " + table(kind) + " WHERE measurement_id = ?", measurement);
      }
      for (var value : values.entrySet()) {
        put(connection, kind, measurement, value);
      }
      return touch(connection, measurement);
    });
  }

  private void put(
      Connection connection, Kind kind, long measurement, Map.Entry<String, String> value)
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
              now());
    }
  }

  private static String table(Kind kind) {
    return switch (kind) {
      case ANNOTATION -> "annotation";
      case ANALYSIS -> "analysis";
    };
  }

  private long touch(Connection connection, long measurement) throws SQLException {
    Sql.update(
        connection, "UPDATE measurement SET updated_time = ? WHERE id = ?", now(), measurement);
    return measurement;
  }

  @Override
  public int remove(Kind kind, long measurement, Collection<String> names) {
    return catalog.write(connection -> {
      int removed = 0;
      for (var name : names) {
        removed +=
            Sql.update(
                connection,
                "DELETE FROM " + table(kind) + " WHERE measurement_id = ? AND key = ?",
                measurement,
                name);
      }
      touch(connection, measurement);
      return removed;
    });
  }

  @Override
  public long add(Model model) {
    return catalog.write(connection -> {
      requireNewName(connection, model, 0);
      long number =
          Sql.number(
              connection,
              """
              INSERT INTO refmodel (name, tags, op_tags, computed, info, enabled, created_time, updated_time)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
              """,
              model.name(),
              model.tags(),
              model.operations(),
              model.computed(),
              model.info(),
              model.enabled() ? 1 : 0,
              now(),
              now());
      putMeasurements(connection, number, model);
      return number;
    });
  }

  private static void requireNewName(Connection connection, Model model, long except)
      throws SQLException {
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

  private static void putMeasurements(Connection connection, long number, Model model)
      throws SQLException {
    Sql.update(connection, "DELETE FROM refmodel_job WHERE refmodel_id = ?", number);
    for (long measurement : model.measurements()) {
      Sql.update(connection, "INSERT INTO refmodel_job VALUES (?, ?)", number, measurement);
    }
  }

  @Override
  public boolean replace(long number, Model model) {
    return catalog.write(connection -> {
      requireNewName(connection, model, number);
      int changed =
          Sql.update(
              connection,
              """
              UPDATE refmodel SET name = ?, tags = ?, op_tags = ?, computed = ?, info = ?, enabled = ?, updated_time = ?
              WHERE id = ?
              """,
              model.name(),
              model.tags(),
              model.operations(),
              model.computed(),
              model.info(),
              model.enabled() ? 1 : 0,
              now(),
              number);
      if (changed > 0) {
        putMeasurements(connection, number, model);
      }
      return changed > 0;
    });
  }

  @Override
  public int deleteModels(Collection<Long> numbers) {
    return catalog.write(connection -> {
      int deleted = 0;
      for (long number : numbers) {
        Sql.update(connection, "DELETE FROM refmodel_job WHERE refmodel_id = ?", number);
        deleted += Sql.update(connection, "DELETE FROM refmodel WHERE id = ?", number);
      }
      return deleted;
    });
  }

  @Override
  public void close() {
    catalog.close();
  }
}
