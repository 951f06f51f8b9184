package bellwether.analyze.charts;

/// A failure to draw. Its message is a sentence for the user.
public final class ChartException extends RuntimeException {
  ChartException(String message, Throwable cause) {
    super(message, cause);
  }
}
