package bellwether.store.archive;

import bellwether.collect.MeasuredJob;
import bellwether.store.archive.internal.ExportedJobs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Folders of Parquet files that hold measured jobs with all that is known of them, as `bellwether
/// export` writes them.
public final class Exports {
  /// The file that tells such a folder from others.
  public static final String JOBS = "jobs.parquet";

  public static final String PROCESSES = "processes.parquet";
  public static final String THREADS = "threads.parquet";

  private Exports() {}

  /// Whether a path is such a folder.
  public static boolean isOne(Path path) {
    return Files.isRegularFile(path.resolve(JOBS));
  }

  /// Its measured jobs, in the order in which they were imported once; of the others, which were
  /// only run, there is nothing to restore.
  ///
  /// @throws bellwether.collect.ImportException when the folder cannot be read
  public static List<MeasuredJob> jobs(Path folder) {
    return new ExportedJobs(folder).all();
  }
}
