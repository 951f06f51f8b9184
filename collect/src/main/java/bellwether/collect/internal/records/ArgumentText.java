package bellwether.collect.internal.records;

import java.nio.charset.StandardCharsets;

/// Arguments as one text, separated by blanks.
public final class ArgumentText {
  private final StringBuilder text = new StringBuilder();
  private final boolean isQuoted;

  private ArgumentText(boolean isQuoted) {
    this.isQuoted = isQuoted;
  }

  /// All but the first, which is the program; those that would not be one word in a shell within
  /// quotes, so that they can be told apart.
  static String of(RecordView.Text arguments) {
    return of(arguments.bytes(), arguments.from(), arguments.to());
  }

  /// The same of bytes in which each argument ends with a NUL.
  public static String of(byte[] bytes, int from, int to) {
    return new ArgumentText(true).joined(bytes, from, to);
  }

  /// All but the first as they are, whether they can be told apart or not.
  static String plain(RecordView.Text arguments) {
    return new ArgumentText(false).joined(arguments.bytes(), arguments.from(), arguments.to());
  }

  private String joined(byte[] bytes, int start, int end) {
    int from = start;
    int number = 0;
    for (int at = from; at < end; at++) {
      if (bytes[at] == 0) {
        if (number++ > 0) {
          add(decoded(bytes, from, at));
        }
        from = at + 1;
      }
    }
    return text.toString();
  }

  /// The first.
  static String first(RecordView.Text arguments) {
    return first(arguments.bytes(), arguments.from(), arguments.to());
  }

  /// The first of bytes in which each ends with a NUL.
  public static String first(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end && bytes[at] != 0) {
      at++;
    }
    return decoded(bytes, from, at);
  }

  /// The name of a program, without folders; a login shell is called with a dash before its name.
  ///
  /// @param called its first argument
  public static String programName(String called) {
    var name = called.substring(called.lastIndexOf('/') + 1);
    return name.startsWith("-") && name.length() > 1 ? name.substring(1) : name;
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
