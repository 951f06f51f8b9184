package bellwether.command.output;

import java.util.regex.Pattern;

/// Texts of others on their way to a terminal.
public final class SafeText {
  /// Control characters, and those that change the direction of writing.
  private static final Pattern ACTING =
      Pattern.compile("[\\p{Cntrl}\\x80-\\x9f\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]");

  private static final Pattern ACTING_IN_LINES =
      Pattern.compile(
          "[\\p{Cntrl}\\x80-\\x9f\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069&&[^\\n\\t]]");

  private static final char FIRST_MARK = '\u200e';
  private static final char LAST_MARK = '\u2069';

  private SafeText() {}

  /// The text without characters that would break the line, move the cursor or ring.
  public static String of(String text) {
    return isPlain(text) ? text : ACTING.matcher(text).replaceAll(" ");
  }

  /// The same for a text of several lines.
  public static String lines(String text) {
    return isPlain(text) ? text : ACTING_IN_LINES.matcher(text).replaceAll(" ");
  }

  /// Whether all are characters of which none acts: asked before, since nearly all texts are.
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char one = text.charAt(i);
      if (Character.isISOControl(one) || one >= FIRST_MARK && one <= LAST_MARK) {
        return false;
      }
    }
    return true;
  }
}
