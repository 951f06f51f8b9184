package bellwether.store.archive;

/// The names of the files in a folder that `bellwether export` writes.
public final class ExportFiles {
  /// The file that tells such a folder from others.
  public static final String JOBS = "jobs.parquet";

  public static final String PROCESSES = "processes.parquet";
  public static final String THREADS = "threads.parquet";
  public static final String OPERATIONS = "operations.parquet";
  public static final String MODELS = "refmodels.parquet";

  /// What the columns mean; it is written last.
  public static final String DICTIONARY = "dictionary.json";

  private ExportFiles() {}
}
