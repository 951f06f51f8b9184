package bellwether.launch;

/// A process that could not be started, or surroundings that make no sense; the message says what
/// was expected, what was found, and where.
public final class LaunchException extends RuntimeException {
  private final String message;

  public LaunchException(String message) {
    super(message);
    this.message = message;
  }

  @Override
  public String getMessage() {
    return message;
  }
}
