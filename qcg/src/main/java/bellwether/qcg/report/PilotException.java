package bellwether.qcg.report;

/// A working directory that cannot be read, or a chart that cannot be made. Its message is a
/// sentence for the user.
public final class PilotException extends RuntimeException {

  public PilotException(String message) {
    super(message);
  }

  public PilotException(String message, Throwable cause) {
    super(message, cause);
  }
}
