package bellwether.query.measured;

/// A question about measured jobs that has no answer: a wrong condition, an unknown column, files
/// that cannot be read. Its message is a sentence for the user.
public final class MeasuredException extends RuntimeException {
  private static final long serialVersionUID = 1;

  MeasuredException(String message) {
    super(message);
  }

  MeasuredException(String message, Throwable cause) {
    super(message, cause);
  }
}
