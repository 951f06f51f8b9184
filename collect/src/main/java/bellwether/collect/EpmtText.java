package bellwether.collect;

/// Texts as EPMT shows them.
///
/// EPMT reads the escapes of papiex's CSV wrongly: of a newline it leaves the letter `n`, of a tab
/// `t`. We keep the newline; whoever has to answer as EPMT does asks here.
public final class EpmtText {
  private static final String CONTROLS = "\u0007\b\f\n\r\t\u000b";
  private static final String LETTERS = "abfnrtv";

  private EpmtText() {}

  /// The text with each control character replaced by the letter that stands for it.
  public static String of(String text) {
    if (text.chars().noneMatch(c -> c < ' ')) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      int control = CONTROLS.indexOf(text.charAt(i));
      shown.append(control < 0 ? text.charAt(i) : LETTERS.charAt(control));
    }
    return shown.toString();
  }
}
