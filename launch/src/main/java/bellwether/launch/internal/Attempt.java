package bellwether.launch.internal;

import bellwether.launch.LaunchListener;
import bellwether.launch.LaunchOrder;
import java.time.Duration;

/// One order on its way from [bellwether.launch.Launcher#launch] to its end. Threadsafe.
///
/// Its lock keeps signals apart from reaping: while the process has not been reaped, nobody else
/// can have got its number.
public final class Attempt {
  private final LaunchOrder order;
  private final LaunchListener listener;
  private int pid;
  private int waitingSignal;
  private boolean asked;
  private boolean withdrawn;
  private boolean reaped;

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
    if (pid == 0) {
      waitingSignal = waitingSignal == Libc.SIGKILL ? waitingSignal : signal;
      notifyAll();
    } else if (!reaped) {
      send(signal);
    }
  }

  /// Takes the order back, if it still waits for its start.
  public synchronized void withdraw() {
    withdrawn = true;
    notifyAll();
  }

  /// Waits a while before the next try to start it; returns whether it is to be started at all.
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

  private void send(int signal) {
    asked |= !Libc.hasEnded(pid);
    Libc.kill(-pid, signal);
    if (signal == Libc.SIGTERM) {
      // A stopped process would not notice before it is continued.
      Libc.kill(-pid, Libc.SIGCONT);
    }
  }

  /// Whether a signal was sent while the process still ran.
  synchronized boolean wasAsked() {
    return asked;
  }

  synchronized void started(int number) {
    pid = number;
    if (waitingSignal != 0) {
      send(waitingSignal);
    }
  }

  /// Reaps the process, which has ended, after asking the others of its group to end as well.
  ///
  /// @return whether there are others
  synchronized boolean reap(Outcome outcome) {
    Libc.kill(-pid, Libc.SIGTERM);
    outcome.reap(pid);
    reaped = true;
    return Libc.kill(-pid, 0) == 0;
  }
}
