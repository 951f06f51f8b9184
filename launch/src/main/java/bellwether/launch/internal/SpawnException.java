package bellwether.launch.internal;

import bellwether.launch.internal.system.Libc;

/// One process could not be started; the reason is for the user.
public final class SpawnException extends RuntimeException {
  private final String explanation;
  private final boolean passing;

  public SpawnException(int error) {
    this(
        "Expected to start a process, but the system said: " + Libc.Seldom.errorText(error),
        isPassing(error));
  }

  public SpawnException(String explanation) {
    this(explanation, false);
  }

  /// @param passing whether a later try may go well, since only the machine lacks something now
  public SpawnException(String explanation, boolean passing) {
    super(explanation);
    this.explanation = explanation;
    this.passing = passing;
  }

  /// Whether the error says that the machine lacks processes, descriptors or memory at the moment.
  static boolean isPassing(int error) {
    return switch (error) {
      case Libc.EAGAIN, Libc.ENOMEM, Libc.ENFILE, Libc.EMFILE -> true;
      default -> false;
    };
  }

  /// The sentence for the user.
  String explanation() {
    return explanation;
  }

  /// Whether a later try may go well.
  boolean passing() {
    return passing;
  }
}
