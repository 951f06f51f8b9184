package bellwether.collect.session.shell;

import bellwether.collect.session.SessionException;
import java.util.regex.Pattern;

/// A variable of the environment and its value.
record Variable(String name, String value) {
  /// What no shell takes for anything else than itself, wherever it stands in a word.
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_./:,=+@%-]*");

  /// That of an assignment `NAME=value`.
  static Variable of(String assignment) {
    int sign = assignment.indexOf('=');
    return new Variable(assignment.substring(0, sign), assignment.substring(sign + 1));
  }

  /// This one, if it can stand in the text for a shell without quotes.
  ///
  /// @throws SessionException when it cannot: an unquoted substitution would split or change it
  Variable requirePlain() {
    if (!PLAIN.matcher(value).matches()) {
      throw new SessionException(
          "Expected %s without blanks, quotes and other characters that shells interpret, but found '%s'; choose a plain path or word, or measure single commands with exec"
              .formatted(name, value.replaceAll("\\p{Cntrl}", "?")));
    }
    return this;
  }

  @Override
  public String toString() {
    return name + "=" + value;
  }
}
