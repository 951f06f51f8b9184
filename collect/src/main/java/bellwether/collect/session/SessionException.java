package bellwether.collect.session;

/// A measured job that cannot go on, with what was expected, what was found and what to do.
public final class SessionException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// A refusal in one sentence.
  public SessionException(String message) {
    super(message);
  }

  /// A refusal in one sentence, with what caused it.
  public SessionException(String message, Throwable cause) {
    super(message, cause);
  }
}
