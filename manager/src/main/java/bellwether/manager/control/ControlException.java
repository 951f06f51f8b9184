package bellwether.manager.control;

/// A failure to talk with a manager. Its message is a sentence for the user.
public final class ControlException extends RuntimeException {

  ControlException(String message, Throwable cause) {
    super(message, cause);
  }

  public ControlException(String message) {
    super(message);
  }
}
