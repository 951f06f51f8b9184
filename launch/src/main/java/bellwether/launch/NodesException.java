package bellwether.launch;

/// A specification of nodes that cannot be understood; its message is one sentence for the user.
public final class NodesException extends RuntimeException {
  private final String specification;

  NodesException(String specification, String expectation) {
    super("Expected %s, but found '%s'".formatted(expectation, specification));
    this.specification = specification;
  }

  /// What was given.
  public String specification() {
    return specification;
  }
}
