package bellwether.launch;

import bellwether.launch.internal.WorkerThread.Assignment;
import bellwether.launch.internal.Workshop;
import bellwether.model.Clock;
import java.time.Duration;

/// Starts processes on this machine, with one waiting thread for each that runs.
///
/// A process gets a process group of its own; what is left of the group when its leader ends is
/// ended, too. Threadsafe.
public final class LocalLauncher implements Launcher {
  private final Workshop workshop;

  private LocalLauncher(Duration grace, Clock clock) {
    workshop = new Workshop(grace, clock);
  }

  /// A launcher that gives processes so much time between the request to end and the kill.
  public static LocalLauncher create(Duration grace, Clock clock) {
    return new LocalLauncher(grace, clock);
  }

  @Override
  public void launch(LaunchOrder order, LaunchListener listener) {
    workshop.assign(new Assignment(order, listener));
  }

  @Override
  public void signal(long id, int signal) {
    workshop.signal(id, signal);
  }

  @Override
  public void close() {
    workshop.close();
  }
}
