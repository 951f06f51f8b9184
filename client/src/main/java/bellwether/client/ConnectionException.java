package bellwether.client;

/// A request that got no answer, or was refused (theirs: `ConnectionError`).
public sealed class ConnectionException extends ClientException permits RefusedException {

  public ConnectionException(String message) {
    super(message, null);
  }

  public ConnectionException(String message, Throwable cause) {
    super(message, cause);
  }
}
