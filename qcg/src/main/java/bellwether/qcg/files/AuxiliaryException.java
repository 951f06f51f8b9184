package bellwether.qcg.files;

/// An auxiliary directory that cannot be used. Its message is a sentence for the user.
public final class AuxiliaryException extends RuntimeException {

  public AuxiliaryException(String message) {
    super(message);
  }

  public AuxiliaryException(String message, Throwable cause) {
    super(message, cause);
  }
}
