package bellwether.launch.internal;

/// What a job has left behind: processes that run although the job's own has ended. Of the thread
/// that looks after them.
public interface Remains {

  /// Whether any of them still runs.
  boolean live();

  /// Asks them to end.
  void end();

  /// Ends them for good, now.
  void kill();
}
