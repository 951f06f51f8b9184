package bellwether.launch;

import java.time.Duration;

/// Starts processes, each in a process group of its own, and tells when they end.
///
/// Implementations are thread-safe.
public interface Launcher extends AutoCloseable {

  /// Starts a process soon; what becomes of it is told to `listener`.
  ///
  /// @throws IllegalStateException when the launcher has been closed
  void launch(LaunchOrder order, LaunchListener listener);

  /// Sends a signal to the whole process group of an order.
  ///
  /// An order that has not been started yet gets it right after its start; for one that has ended,
  /// or that was never given, nothing happens.
  void signal(long id, int signal);

  /// Takes back an order whose start the system still refuses: it fails. Others are not touched.
  void withdraw(long id);

  /// Sends a signal to the process group of every order that has not ended.
  void signalAll(int signal);

  /// How many process groups have members left although their leader has ended: these have been
  /// told to end and get SIGKILL after the grace period.
  ///
  /// @param patience how long to wait until there are none
  int leftGroups(Duration patience);

  /// Ends the grace period of what is left of process groups: they get SIGKILL now.
  void hurry();

  /// Ends all processes that are left, first with SIGTERM and after a grace period with SIGKILL,
  /// and waits until their listeners have been told.
  @Override
  void close();
}
