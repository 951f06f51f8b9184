package bellwether.cli.api;

import bellwether.command.CommandException;
import org.jspecify.annotations.Nullable;

/// The errors that requests can have.
final class Requests {
  private static final int LONGEST = 200;

  private Requests() {}

  static CommandException wrong(String name, String expected, @Nullable Object found) {
    return CommandException.wrongInput(
        "Expected %s as %s, but found %s".formatted(expected, name, shown(found)));
  }

  static CommandException notFound(String sentence) {
    return CommandException.notFound(sentence);
  }

  private static String shown(@Nullable Object found) {
    var text = found instanceof String ? '"' + found.toString() + '"' : String.valueOf(found);
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
