package bellwether.launch.internal;

/// What a job has left behind: processes that run although the job's own has ended. Of the thread
/// that looks after them.
sealed interface Remains permits GroupRemains, AdoptedRemains, SpawnHelper {

  /// Whether any of them still runs.
  boolean live();

  /// Asks them to end.
  void end();

  /// Ends them for good, now.
  void kill();
}
