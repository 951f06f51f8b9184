package bellwether.launch;

import bellwether.model.Exit;
import bellwether.model.Launched;

/// Is told how an order fares: `failed`, `refused`, or first `started` and then `ended`.
///
/// Called on the thread that waits for the process, for many orders at once, so implementations are
/// thread-safe and quick. An order that `ended` or `failed` gives to [Launcher#launch] is started
/// by the same thread as soon as the call returns.
public interface LaunchListener {

  /// The process runs; it may even have ended already.
  void started(LaunchOrder order, Launched launched);

  /// The process has ended, and its number has been given back to the system.
  void ended(LaunchOrder order, Exit exit);

  /// No process was started, for the reason that `message` tells to the user.
  void failed(LaunchOrder order, String message);

  /// The machine lacks what the start needs, as `message` tells to the user; it is tried again.
  default void delayed(LaunchOrder order, String message) {}

  /// A node is gone, and every process on it: nothing more is told of the orders that had a part
  /// there. LaunchRecord to the listener of any order, also of one elsewhere; telling it again
  /// changes nothing.
  default void nodeLost(String node) {}

  /// The machine lacked it for so long that no process was started; others would not fare better.
  default void refused(LaunchOrder order, String message) {
    failed(order, message);
  }
}
