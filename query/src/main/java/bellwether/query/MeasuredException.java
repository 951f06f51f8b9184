package bellwether.query;

/// A question about measured jobs that has no answer: a wrong condition, an unknown column, files
/// that cannot be read. Its message is a sentence for the user.
public final class MeasuredException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final boolean wrongQuestion;

  public MeasuredException(String message) {
    super(message);
    this.wrongQuestion = true;
  }

  public MeasuredException(String message, Throwable cause) {
    this(message, cause, true);
  }

  public MeasuredException(String message, Throwable cause, boolean wrongQuestion) {
    super(message, cause);
    this.wrongQuestion = wrongQuestion;
  }

  /// Whether the question is wrong; else the surroundings are, such as a missing file.
  public boolean isWrongQuestion() {
    return wrongQuestion;
  }
}
