package bellwether.collect.internal.epmt;

import bellwether.collect.ImportException;
import bellwether.collect.ImportOptions;
import bellwether.collect.MeasuredJob;
import bellwether.collect.ReferenceModel;
import bellwether.collect.internal.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import tools.jackson.core.JacksonException;

/// A database in SQLite that EPMT 4 or 5 made; it is only ever read.
///
/// @param path its file
public record EpmtDatabase(Path path) {
  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  /// Work with the open database.
  @FunctionalInterface
  interface Work<T extends @Nullable Object> {
    T on(Connection connection) throws SQLException;
  }

  /// Whether a file is an SQLite database at all.
  public static boolean isOne(Path path) {
    if (!Files.isRegularFile(path)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(path)) {
      return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
    } catch (IOException _) {
      return false; // who names this file as a source is told that it is none
    }
  }

  /// All its jobs, in the order of their ids.
  public List<MeasuredJob> jobs(ImportOptions options) {
    return read(connection -> {
      List<MeasuredJob> jobs = new ArrayList<>();
      try (PreparedStatement select =
              connection.prepareStatement("SELECT jobid FROM jobs ORDER BY jobid");
          ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          jobs.add(new EpmtJob(this, rows.getString(1), options));
        }
      }
      return jobs;
    });
  }

  /// All its reference models, in the order of their ids.
  public List<ReferenceModel> referenceModels() {
    return read(connection -> {
      List<ReferenceModel> models = new ArrayList<>();
      try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT id, name, tags, op_tags, computed, info_dict, enabled"
                      + " FROM refmodels ORDER BY id");
          ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          models.add(model(connection, rows));
        }
      }
      return models;
    });
  }

  private static ReferenceModel model(Connection connection, ResultSet rows) throws SQLException {
    String operationTags = rows.getString(4);
    return new ReferenceModel(
        rows.getString(2),
        object(rows.getString(3)),
        operationTags == null ? null : Json.value(Json.read(operationTags)),
        object(rows.getString(5)),
        object(rows.getString(6)),
        rows.getObject(7) == null || rows.getBoolean(7),
        modelJobs(connection, rows.getLong(1)));
  }

  private static List<ReferenceModel.Job> modelJobs(Connection connection, long model)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT jobid FROM refmodel_job_associations WHERE refmodel_id = ? ORDER BY jobid")) {
      select.setLong(1, model);
      List<ReferenceModel.Job> jobs = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          jobs.add(ReferenceModel.Job.last(rows.getString(1)));
        }
      }
      return jobs;
    }
  }

  /// The members of a JSON column; none where it is null.
  @SuppressWarnings("NullAway") // members may be null, as in JSON
  static Map<String, Object> object(@Nullable String json) {
    return json == null
        ? Map.of()
        : (Map<String, Object>) (Map<String, ?>) Json.map(Json.read(json));
  }

  /// Opens the database read-only and closes it again.
  <T extends @Nullable Object> T read(Work<T> work) {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    try (Connection connection = config.createConnection("jdbc:sqlite:" + path.toUri())) {
      checkTables(connection);
      return work.on(connection);
    } catch (SQLException | JacksonException failed) {
      throw new ImportException(
          path + ": the EPMT database cannot be read: " + failed.getMessage(), failed);
    }
  }

  private void checkTables(Connection connection) throws SQLException {
    for (String table : List.of("jobs", "processes", "refmodels", "host_job_associations")) {
      if (columns(connection, table).isEmpty()) {
        throw new ImportException(
            path
                + ": expected the database of EPMT 4 or 5, found none of its tables '"
                + table
                + "'.");
      }
    }
  }

  /// The names of a table's columns; none where there is no such table.
  static List<String> columns(Connection connection, String table) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement("SELECT name FROM pragma_table_info(?)")) {
      select.setString(1, table);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          columns.add(rows.getString(1));
        }
      }
    }
    return columns;
  }
}
