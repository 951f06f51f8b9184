package bellwether.qcg.command;

/// A service that cannot be started. Its message is a sentence for the user.
final class StartException extends RuntimeException {
  StartException(String message) {
    super(message);
  }
}
