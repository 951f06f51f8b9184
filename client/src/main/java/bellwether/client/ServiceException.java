package bellwether.client;

import org.jspecify.annotations.Nullable;

/// A service that did not start, ended early, or lacks what the call needs (theirs:
/// `ServiceError`).
public final class ServiceException extends ClientException {

  public ServiceException(String message) {
    super(message, null);
  }

  public ServiceException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
