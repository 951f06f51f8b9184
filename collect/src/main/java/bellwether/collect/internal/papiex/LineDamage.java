package bellwether.collect.internal.papiex;

/// Why one line cannot be used; without a stack trace, for there may be very many.
public sealed class LineDamage extends Exception permits ValueTooLarge {
  private static final long serialVersionUID = 1;

  public LineDamage(String reason) {
    super(reason, null, false, false);
  }

  public String reason() {
    return String.valueOf(getMessage());
  }
}
