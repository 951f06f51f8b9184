package bellwether.launch;

/// Starts processes and watches them. Threadsafe.
public interface Launcher extends AutoCloseable {

  /// Starts a process soon, on another thread or after the present callback; the listener hears how
  /// it goes.
  void launch(LaunchOrder order, LaunchListener listener);

  /// Sends a signal to all processes of an order's process group. Does nothing when it does not
  /// run.
  void signal(long id, int signal);

  /// Ends what still runs: a request to end, and after the grace period the kill.
  @Override
  void close();
}
