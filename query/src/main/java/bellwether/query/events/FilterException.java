package bellwether.query.events;

/// A filter that cannot be understood. Its message is a sentence that names the filter.
public final class FilterException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  FilterException(String message) {
    super(message);
  }
}
