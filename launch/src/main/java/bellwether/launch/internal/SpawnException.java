package bellwether.launch.internal;

/// One process could not be started; the reason is for the user.
final class SpawnException extends RuntimeException {
  private final String explanation;

  SpawnException(int error) {
    this("Expected to start a process, but the system said: " + Libc.Seldom.errorText(error));
  }

  SpawnException(String explanation) {
    super(explanation);
    this.explanation = explanation;
  }

  /// The sentence for the user.
  String explanation() {
    return explanation;
  }
}
