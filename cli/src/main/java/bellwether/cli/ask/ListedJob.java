package bellwether.cli.ask;

import bellwether.query.ImportedRow;
import bellwether.query.JobRow;
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
