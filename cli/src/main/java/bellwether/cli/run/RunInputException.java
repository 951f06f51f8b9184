package bellwether.cli.run;

/// What was asked to run makes no sense; the message says what was expected and what was found.
final class RunInputException extends RuntimeException {
  RunInputException(String message) {
    super(message);
  }
}
