package bellwether.client;

/// A request that the service understood and refused, or could not read; [#reason] is its text.
public final class RefusedException extends ConnectionException {
  private final String reason;

  public RefusedException(String reason) {
    super(reason.isEmpty() ? "Request failed" : "Request failed - " + reason);
    this.reason = reason;
  }

  /// The text of the service, empty when it gave none.
  public String reason() {
    return reason;
  }
}
