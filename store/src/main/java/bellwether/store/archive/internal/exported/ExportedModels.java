package bellwether.store.archive.internal.exported;

import bellwether.collect.ReferenceModel;
import bellwether.store.archive.Exports;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Reads the reference models of an export.
record ExportedModels(ExportedFiles export) {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<List<Long>> NUMBERS = new TypeReference<>() {};
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  List<ReferenceModel> read() {
    var jobs =
        export.ask(
            "SELECT measurement_id, jobid, content_hash, epoch_us(submit) FROM %s WHERE measurement_id IS NOT NULL"
                .formatted(export.table(Exports.JOBS)),
            ExportedModels::jobs);
    return export.ask(
        "SELECT name, tags, op_tags, computed, info_dict, enabled, measurement_ids FROM %s ORDER BY id"
            .formatted(export.table(Exports.MODELS)),
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
    try {
      while (rows.next()) {
        models.add(model(rows, jobs));
      }
    } catch (JacksonException e) {
      throw new SQLException("a column of JSON is none: " + e.getOriginalMessage(), e);
    }
    return models;
  }

  private static ReferenceModel model(ResultSet row, Map<Long, ReferenceModel.Job> jobs)
      throws SQLException {
    var learnedFrom = new ArrayList<ReferenceModel.Job>();
    for (long measurement : JSON.readValue(row.getString(7), NUMBERS)) {
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
        JSON.readValue(row.getString(2), OBJECT),
        JSON.readValue(row.getString(3), Object.class),
        JSON.readValue(row.getString(4), OBJECT),
        JSON.readValue(row.getString(5), OBJECT),
        row.getBoolean(6),
        learnedFrom);
  }
}
