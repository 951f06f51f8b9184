package bellwether.launch;

/// An option, such as a specification of nodes, that cannot be understood or met; its message is
/// one sentence for the user.
public final class OptionException extends RuntimeException {
  private final String specification;

  /// One that says it all.
  public OptionException(String message) {
    super(message);
    specification = "";
  }

  OptionException(String specification, String expectation) {
    super("Expected %s, but found '%s'".formatted(expectation, specification));
    this.specification = specification;
  }

  /// What was given.
  public String specification() {
    return specification;
  }
}
