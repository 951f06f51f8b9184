package bellwether.collect;

/// A source that cannot be imported, with the reason and what to do.
public final class ImportException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// A refusal in one sentence.
  public ImportException(String message) {
    super(message);
  }

  /// A refusal in one sentence, with what caused it.
  public ImportException(String message, Throwable cause) {
    super(message, cause);
  }
}
