package bellwether.store.archive.internal;

/// The two kinds of files: of processes and of threads.
public enum FileKind {
  PROCESSES("processes", "processes_file"),
  THREADS("threads", "threads_file");

  private final String folder;
  private final String column;

  FileKind(String folder, String column) {
    this.folder = folder;
    this.column = column;
  }

  /// Below the archive's folder.
  public String folder() {
    return folder;
  }

  /// In the table of measurements.
  public String column() {
    return column;
  }

  public String format(long rows) {
    return this == PROCESSES ? ParquetFormat.ofProcesses(rows) : ParquetFormat.ofThreads();
  }
}
