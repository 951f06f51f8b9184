package bellwether.launch.internal;

import bellwether.launch.LaunchListener;
import bellwether.launch.LaunchOrder;
import bellwether.launch.internal.system.Libc;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One order on its way from [bellwether.launch.Launcher#launch] to its end. Thread-safe.
public final class Attempt {
  private final LaunchOrder order;
  private final LaunchListener listener;
  private @Nullable Running running;
  private int waitingSignal;
  private boolean withdrawn;

  public Attempt(LaunchOrder order, LaunchListener listener) {
    this.order = order;
    this.listener = listener;
  }

  LaunchOrder order() {
    return order;
  }

  LaunchListener listener() {
    return listener;
  }

  /// Sends a signal to the process group: now, or right after the start.
  public synchronized void signal(int signal) {
    if (running == null) {
      waitingSignal = waitingSignal == Libc.SIGKILL ? waitingSignal : signal;
      notifyAll();
    } else {
      running.signal(signal);
    }
  }

  /// Takes the order back, if it still waits for its start.
  public synchronized void withdraw() {
    withdrawn = true;
    notifyAll();
  }

  /// Waits a while before the next try to start it; returns whether it is to be started at all.
  @SuppressWarnings("WaitNotInLoop") // One that ends early only brings the next try forward.
  synchronized boolean pause(Duration time) {
    try {
      if (isWanted()) {
        wait(time.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      withdrawn = true;
    }
    return isWanted();
  }

  synchronized boolean isWithdrawn() {
    return withdrawn;
  }

  private boolean isWanted() {
    return !withdrawn && waitingSignal == 0;
  }

  synchronized void started(Running process) {
    running = process;
    if (waitingSignal != 0) {
      process.signal(waitingSignal);
    }
  }
}
