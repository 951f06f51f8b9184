package bellwether.client;

/// A wait whose time is over (theirs: `TimeoutElapsed`); what was awaited goes on.
public final class WaitTimeoutException extends ClientException {

  public WaitTimeoutException(String message) {
    super(message, null);
  }

  public WaitTimeoutException(String message, Throwable cause) {
    super(message, cause);
  }
}
