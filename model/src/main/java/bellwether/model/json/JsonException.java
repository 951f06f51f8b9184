package bellwether.model.json;

/// A text is no JSON, or says something other than what was expected. Its message says what was
/// expected, what was found and where.
public class JsonException extends RuntimeException {

  JsonException(String message) {
    super(message);
  }

  JsonException(String message, Throwable cause) {
    super(message, cause);
  }

  /// Lists and tables stand in each other deeper than the reader takes.
  public static final class TooDeep extends JsonException {
    TooDeep(int deepest) {
      super("expected at most %d levels of lists and tables, but found more".formatted(deepest));
    }
  }
}
