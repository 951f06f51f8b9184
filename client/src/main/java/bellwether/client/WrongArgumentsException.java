package bellwether.client;

/// An argument of a call that makes no sense (theirs: `WrongArgumentsError`).
public final class WrongArgumentsException extends ClientException {

  public WrongArgumentsException(String message) {
    super(message, null);
  }

  public WrongArgumentsException(String message, Throwable cause) {
    super(message, cause);
  }
}
