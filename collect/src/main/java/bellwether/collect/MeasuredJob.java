package bellwether.collect;

/// A job that was measured elsewhere, ready to be read: its record, then its processes once.
///
/// For one thread.
public interface MeasuredJob {
  /// Where it comes from, for messages: a directory, an archive, or a database and a job id.
  String source();

  /// What is known of the job itself.
  JobRecord record();

  /// Reads the processes, each once, never all in memory.
  ///
  /// @throws ImportException when the source as a whole cannot be used; single lines that cannot
  ///   are told to `skipped` and left out
  void readProcesses(ProcessSink sink, SkippedLines skipped);
}
