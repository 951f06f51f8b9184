package bellwether.model;

/// Waits for threads that end by themselves.
public final class Threads {

  private Threads() {}

  /// Waits until a thread has ended; an interrupt meanwhile stands afterwards.
  public static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
