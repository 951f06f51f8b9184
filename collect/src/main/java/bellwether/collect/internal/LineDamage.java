package bellwether.collect.internal;

/// Why one line cannot be used; without a stack trace, for there may be very many.
sealed class LineDamage extends Exception permits ValueTooLarge {
  private static final long serialVersionUID = 1;

  LineDamage(String reason) {
    super(reason, null, false, false);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
