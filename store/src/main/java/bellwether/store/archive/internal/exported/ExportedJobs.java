package bellwether.store.archive.internal.exported;

import bellwether.collect.ImportException;
import bellwether.collect.MeasuredJob;
import bellwether.collect.ReferenceModel;
import bellwether.store.archive.ExportFiles;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Reads the measured jobs of an export, and its reference models.
public record ExportedJobs(ExportedFiles files) {
  private static final List<String> FILES =
      List.of(ExportFiles.PROCESSES, ExportFiles.THREADS, ExportFiles.OPERATIONS);

  /// Of the export in a folder.
  public static ExportedJobs in(Path folder) {
    return new ExportedJobs(new ExportedFiles(folder));
  }

  /// See [Exports#jobs].
  public List<MeasuredJob> all() {
    requireFiles();
    return files.ask(
        "SELECT measurement_id, jobid, retired, num_procs FROM %s WHERE measurement_id IS NOT NULL ORDER BY 1"
            .formatted(files.table(ExportFiles.JOBS)),
        this::jobs);
  }

  /// See [Exports#referenceModels]; none where a file is missing, which [#all] tells.
  public List<ReferenceModel> models() {
    return files.has(ExportFiles.MODELS) && FILES.stream().allMatch(files::has)
        ? new ExportedModels(files).read()
        : List.of();
  }

  private void requireFiles() {
    FILES.forEach(this::require);
    if (!isEarlier()) {
      require(ExportFiles.MODELS);
    }
  }

  private void require(String name) {
    if (!files.has(name)) {
      throw new ImportException(
          "%s: expected an export with %s beside %s, found none; copy the whole folder."
              .formatted(files.folder(), name, ExportFiles.JOBS));
    }
  }

  /// Whether it was made before there were reference models in exports.
  private boolean isEarlier() {
    return files.ask(
        "SELECT count(*) FROM parquet_schema(%s) WHERE name = 'retired'"
            .formatted(files.literal(ExportFiles.JOBS)),
        rows -> rows.next() && rows.getLong(1) == 0);
  }

  private List<MeasuredJob> jobs(ResultSet rows) throws SQLException {
    var jobs = new ArrayList<MeasuredJob>();
    while (rows.next()) {
      var left =
          rows.getBoolean(3)
              ? ExportedJob.Left.SUMS
              : rows.getLong(4) > 0 ? ExportedJob.Left.PROCESSES : ExportedJob.Left.NONE;
      jobs.add(new ExportedJob(files, rows.getLong(1), rows.getString(2), left));
    }
    return jobs;
  }
}
