package bellwether.launch.internal;

import bellwether.launch.LaunchOrder;

/// Starts processes, one at a time, for one launch thread. Of one thread.
public interface Starter extends AutoCloseable {

  /// Starts a process. The one before must have ended and its [Running#take] have been called.
  ///
  /// @throws SpawnException with a message for the user
  Running start(LaunchOrder order);

  @Override
  void close();
}
