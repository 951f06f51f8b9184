package bellwether.qcg.protocol.internal;

/// A request that is refused; the message is its answer.
public class RefusedException extends RuntimeException {
  public RefusedException(String message) {
    super(message);
  }

  /// The answer's text.
  public String text() {
    return String.valueOf(getMessage());
  }
}
