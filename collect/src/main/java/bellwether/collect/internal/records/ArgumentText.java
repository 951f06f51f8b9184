package bellwether.collect.internal.records;

import java.nio.charset.StandardCharsets;

/// Arguments as one text, separated by blanks.
final class ArgumentText {
  private final StringBuilder text = new StringBuilder();
  private final boolean isQuoted;

  private ArgumentText(boolean isQuoted) {
    this.isQuoted = isQuoted;
  }

  /// All but the first, which is the program; those that would not be one word in a shell within
  /// quotes, so that they can be told apart.
  static String of(RecordView.Text arguments) {
    return new ArgumentText(true).joined(arguments);
  }

  /// All but the first as they are, whether they can be told apart or not.
  static String plain(RecordView.Text arguments) {
    return new ArgumentText(false).joined(arguments);
  }

  private String joined(RecordView.Text arguments) {
    int from = arguments.from();
    int number = 0;
    for (int at = from; at < arguments.to(); at++) {
      if (arguments.bytes()[at] == 0) {
        if (number++ > 0) {
          add(decoded(arguments.bytes(), from, at));
        }
        from = at + 1;
      }
    }
    return text.toString();
  }

  /// The first.
  static String first(RecordView.Text arguments) {
    int at = arguments.from();
    while (at < arguments.to() && arguments.bytes()[at] != 0) {
      at++;
    }
    return decoded(arguments.bytes(), arguments.from(), at);
  }

  private static String decoded(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  private void add(String argument) {
    if (!text.isEmpty()) {
      text.append(' ');
    }
    boolean isWord =
        !isQuoted || !argument.isEmpty() && argument.chars().noneMatch(ArgumentText::separates);
    if (isWord) {
      text.append(argument);
    } else {
      text.append('\'').append(argument.replace("'", "'\\''")).append('\'');
    }
  }

  private static boolean separates(int c) {
    return c <= ' ' || c == '\'' || c == '"' || c == '\\';
  }
}
