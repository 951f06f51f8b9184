package bellwether.launch.internal;

import bellwether.model.Exit;
import java.time.Instant;

/// A process that a [Starter] has started. All but [#signal] is for the thread that started it.
public interface Running {

  /// Its process id, which is also its process group's.
  int pid();

  /// The process whose descendants are all that belongs to the job: itself, or the spawn helper.
  default int root() {
    return pid();
  }

  /// Its start in clock ticks since boot.
  long startTicks();

  /// Sends a signal to its process group; nothing happens once it has ended. Thread-safe.
  void signal(int signal);

  /// Blocks until it has ended.
  void awaitEnd();

  /// How it ended, and the last of what it wrote. What it has left behind is being ended, or stays
  /// when its order says so.
  ///
  /// @param time when its end was seen
  Exit take(Instant time);
}
