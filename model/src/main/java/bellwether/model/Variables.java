package bellwether.model;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Puts values in place of `$name` and `${name}` in a text; `$$` stands for `$`, unknown names
/// stay.
public final class Variables {
  private Variables() {}

  /// The text with the values that `lookup` knows; null from it leaves the variable as it stands.
  public static String substitute(String text, Function<String, @Nullable String> lookup) {
    return substitute(text, lookup, "$");
  }

  /// The same for a text that is to be substituted again later: `$$` stays.
  public static String prepare(String text, Function<String, @Nullable String> lookup) {
    return substitute(text, lookup, "$$");
  }

  private static String substitute(
      String text, Function<String, @Nullable String> lookup, String dollars) {
    int dollar = text.indexOf('$');
    if (dollar < 0) {
      return text;
    }
    var result = new StringBuilder();
    int from = 0;
    for (; dollar >= 0; dollar = text.indexOf('$', from)) {
      result.append(text, from, dollar);
      if (text.startsWith("$$", dollar)) {
        result.append(dollars);
        from = dollar + 2;
      } else {
        from = replace(text, dollar, lookup, result);
      }
    }
    return result.append(text, from, text.length()).toString();
  }

  /// Appends what the dollar at `at` stands for; returns where the text goes on.
  private static int replace(
      String text, int at, Function<String, @Nullable String> lookup, StringBuilder result) {
    boolean braced = text.startsWith("${", at);
    int start = at + (braced ? 2 : 1);
    int end = start;
    while (end < text.length() && isNamePart(text.charAt(end), end == start)) {
      end++;
    }
    boolean named = end > start && (!braced || text.startsWith("}", end));
    var value = named ? lookup.apply(text.substring(start, end)) : null;
    if (value == null) {
      result.append('$');
      return at + 1;
    }
    result.append(value);
    return braced ? end + 1 : end;
  }

  private static boolean isNamePart(char c, boolean first) {
    return c == '_'
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (!first && c >= '0' && c <= '9');
  }
}
