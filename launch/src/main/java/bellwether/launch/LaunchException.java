package bellwether.launch;

/// A failure of the surroundings that launching needs, such as the C library or `/proc`.
///
/// That one job cannot be started is not told in this way, but to [LaunchListener#failed].
public final class LaunchException extends RuntimeException {

  public LaunchException(String message) {
    super(message);
  }

  public LaunchException(String message, Throwable cause) {
    super(message, cause);
  }
}
