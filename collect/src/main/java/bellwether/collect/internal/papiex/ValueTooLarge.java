package bellwether.collect.internal.papiex;

/// A whole number that does not fit into 64 bits: only its own value is lost.
final class ValueTooLarge extends LineDamage {
  private static final long serialVersionUID = 1;

  ValueTooLarge(String reason) {
    super(reason);
  }
}
