package bellwether.client;

/// A name that no job bears (theirs: `JobNotDefinedError`).
public final class JobNotDefinedException extends ClientException {

  public JobNotDefinedException(String message) {
    super(message, null);
  }

  public JobNotDefinedException(String message, Throwable cause) {
    super(message, cause);
  }
}
