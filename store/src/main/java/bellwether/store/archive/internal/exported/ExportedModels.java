package bellwether.store.archive.internal.exported;

import bellwether.collect.ReferenceModel;
import bellwether.store.archive.ExportFiles;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads the reference models of an export.
record ExportedModels(ExportedFiles export) {
  List<ReferenceModel> read() {
    var jobs =
        export.ask(
            "SELECT measurement_id, jobid, content_hash, epoch_us(submit) FROM %s WHERE measurement_id IS NOT NULL"
                .formatted(export.table(ExportFiles.JOBS)),
            ExportedModels::jobs);
    return export.ask(
        "SELECT name, tags, op_tags, computed, info_dict, enabled, measurement_ids FROM %s ORDER BY id"
            .formatted(export.table(ExportFiles.MODELS)),
        rows -> models(rows, jobs));
  }

  private static Map<Long, ReferenceModel.Job> jobs(ResultSet rows) throws SQLException {
    var jobs = new HashMap<Long, ReferenceModel.Job>();
    while (rows.next()) {
      jobs.put(
          rows.getLong(1),
          new ReferenceModel.Job(rows.getString(2), rows.getString(3), rows.getLong(4)));
    }
    return jobs;
  }

  private static List<ReferenceModel> models(ResultSet rows, Map<Long, ReferenceModel.Job> jobs)
      throws SQLException {
    var models = new ArrayList<ReferenceModel>();
    while (rows.next()) {
      models.add(model(rows, jobs));
    }
    return models;
  }

  private static ReferenceModel model(ResultSet row, Map<Long, ReferenceModel.Job> jobs)
      throws SQLException {
    var learnedFrom = new ArrayList<ReferenceModel.Job>();
    for (long measurement : JsonColumn.numbers(row, 7)) {
      var job = jobs.get(measurement);
      if (job == null) {
        throw new SQLException(
            "a reference model names the measurement %d, which is not there"
                .formatted(measurement));
      }
      learnedFrom.add(job);
    }
    return new ReferenceModel(
        row.getString(1),
        JsonColumn.object(row, 2),
        JsonColumn.any(row, 3),
        JsonColumn.object(row, 4),
        JsonColumn.object(row, 5),
        row.getBoolean(6),
        learnedFrom);
  }
}
