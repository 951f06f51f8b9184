package bellwether.launch.internal;

import bellwether.launch.LaunchOrder;
import bellwether.model.Clock;

/// What the threads of a [WorkerPool] have in common.
public record WorkerTools(
    Clock clock, Patience patience, Starters starters, MemoryWatch memory, Ends ends) {

  /// Is told of each order's end, before its listener and after.
  public interface Ends {
    /// The order's process has been reaped, or there will be none; its listener is told next.
    void left(LaunchOrder order);

    /// The listener has been told.
    void told();
  }
}
