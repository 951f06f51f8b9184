package bellwether.client;

/// An answer of the service that is not what the protocol promises (theirs: `InternalError`).
public final class ProtocolException extends ClientException {

  public ProtocolException(String message) {
    super(message, null);
  }

  public ProtocolException(String message, Throwable cause) {
    super(message, cause);
  }
}
