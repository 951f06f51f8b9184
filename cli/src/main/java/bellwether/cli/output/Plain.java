package bellwether.cli.output;

/// Texts of others on their way to a terminal.
public final class Plain {
  private Plain() {}

  /// The text without characters that would break the line, move the cursor or ring.
  public static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        return text.replaceAll("[\\p{Cntrl}\\x80-\\x9f]", " ");
      }
    }
    return text;
  }
}
