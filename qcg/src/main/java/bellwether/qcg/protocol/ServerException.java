package bellwether.qcg.protocol;

/// The network interface could not be set up; the message is for the user.
public final class ServerException extends RuntimeException {
  public ServerException(String message) {
    super(message);
  }

  public ServerException(String message, Throwable cause) {
    super(message, cause);
  }
}
