package bellwether.collect.internal.pickle;

/// Why a pickle cannot be read.
public final class PickleException extends Exception {
  private static final long serialVersionUID = 1;

  public PickleException(String message) {
    super(message);
  }

  public String reason() {
    return String.valueOf(getMessage());
  }
}
