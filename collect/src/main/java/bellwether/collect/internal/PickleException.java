package bellwether.collect.internal;

/// Why a pickle cannot be read.
final class PickleException extends Exception {
  private static final long serialVersionUID = 1;

  PickleException(String message) {
    super(message);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
