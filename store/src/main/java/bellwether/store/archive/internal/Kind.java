package bellwether.store.archive.internal;

/// The two kinds of files: of processes and of threads.
enum Kind {
  PROCESSES("processes", "processes_file"),
  THREADS("threads", "threads_file");

  private final String folder;
  private final String column;

  Kind(String folder, String column) {
    this.folder = folder;
    this.column = column;
  }

  /// Below the archive's folder.
  String folder() {
    return folder;
  }

  /// In the table of measurements.
  String column() {
    return column;
  }

  String format(long rows) {
    return this == PROCESSES ? ParquetFormat.ofProcesses(rows) : ParquetFormat.ofThreads();
  }
}
