package bellwether.client;

/// A job description that no service would take (theirs: `InvalidJobDescriptionError`).
public final class InvalidJobException extends ClientException {

  public InvalidJobException(String message) {
    super(message, null);
  }

  public InvalidJobException(String message, Throwable cause) {
    super(message, cause);
  }
}
