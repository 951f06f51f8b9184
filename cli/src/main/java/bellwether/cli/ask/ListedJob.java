package bellwether.cli.ask;

import bellwether.query.jobs.ImportedRow;
import bellwether.query.jobs.JobRow;
import org.jspecify.annotations.Nullable;

/// A line of `bellwether jobs`.
///
/// @param imported null: a run brought the job
record ListedJob(JobRow row, @Nullable ImportedRow imported) {
  static ListedJob of(JobRow row) {
    return new ListedJob(row, null);
  }

  static ListedJob of(ImportedRow imported) {
    return new ListedJob(imported.job(), imported);
  }
}
