package bellwether.launch;

import bellwether.model.Exit;
import bellwether.model.Launched;

/// Hears of a process: either that it failed to start, or that it started and later that it ended.
///
/// Called on the thread that watches the process. What it launches from within [#ended] and
/// [#failed] that thread starts itself, without waking another.
public interface LaunchListener {

  /// It runs.
  void started(LaunchOrder order, Launched launched);

  /// It ended.
  void ended(LaunchOrder order, Exit exit);

  /// It could not be started; the message says why.
  void failed(LaunchOrder order, String message);
}
