package bellwether.epmt;

import bellwether.command.CommandException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The words of a command line as EPMT takes them: `name=value` with types, the others as ids.
///
/// @param ids words without =
record CommandWords(List<String> ids, Map<String, @Nullable Object> values) {
  public static CommandWords of(List<String> arguments) {
    var ids = new ArrayList<String>();
    var values = new LinkedHashMap<String, @Nullable Object>();
    for (var word : arguments) {
      int sign = word.indexOf('=');
      if (sign < 0) {
        ids.add(word);
      } else if (word.indexOf('=', sign + 1) >= 0) {
        throw failed("Expected name=value with one =, but found " + word);
      } else {
        values.put(word.substring(0, sign), typed(word.substring(sign + 1)));
      }
    }
    return new CommandWords(ids, values);
  }

  /// A whole number, a truth (EPMT takes every one for true), nothing, or a text.
  static @Nullable Object typed(String text) {
    if (text.matches("[+-]?\\d{1,18}")) {
      return Long.parseLong(text);
    }
    var small = text.toLowerCase(java.util.Locale.ROOT);
    if (small.equals("true") || small.equals("false")) {
      return true;
    }
    // EPMT looks whether the text is any part of "none", or no.
    return "none".contains(small) || small.equals("no") ? null : text;
  }

  static CommandException failed(String message) {
    return CommandException.notFound(message);
  }
}
