package bellwether.command.measure;

import java.util.regex.Pattern;

/// A word as it stands in a line for a shell.
final class ShellWord {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:,=+@%-]+");

  private ShellWord() {}

  /// In single quotes where it needs some.
  static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
