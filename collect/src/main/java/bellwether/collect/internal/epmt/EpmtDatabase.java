package bellwether.collect.internal.epmt;

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

/// A database in SQLite that EPMT 4 or 5 made; it is only ever read.
public final class EpmtDatabase {
  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  private final EpmtFile file;

  /// @param path its file
  public EpmtDatabase(Path path) {
    file = new EpmtFile(path);
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
    return file.read(connection -> {
      List<MeasuredJob> jobs = new ArrayList<>();
      try (PreparedStatement select =
              connection.prepareStatement("SELECT jobid FROM jobs ORDER BY jobid");
          ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          jobs.add(new EpmtJob(file, rows.getString(1), options));
        }
      }
      return jobs;
    });
  }

  /// All its reference models, in the order of their ids.
  public List<ReferenceModel> referenceModels() {
    return file.read(connection -> {
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
        EpmtRow.object(rows.getString(3)),
        operationTags == null ? null : Json.value(Json.read(operationTags)),
        EpmtRow.object(rows.getString(5)),
        EpmtRow.object(rows.getString(6)),
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
}
