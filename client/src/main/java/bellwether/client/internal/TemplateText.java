package bellwether.client.internal;

import bellwether.client.InvalidJobException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Fills the places of a template, with regard to the quotes around them.
public final class TemplateText {
  private static final Pattern TOKEN =
      Pattern.compile("\\$\\$|\\$\\{(\\w+)\\}|\\$([A-Za-z_]\\w*)|\\\\.|[\"']", Pattern.DOTALL);

  private final Map<String, ?> values;
  private final StringBuilder filled = new StringBuilder();
  private String quote = "";

  private TemplateText(Map<String, ?> values) {
    this.values = values;
  }

  /// The text with each place replaced by its value.
  ///
  /// @throws InvalidJobException when a place has no value
  public static String fill(String text, Map<String, ?> values) {
    return new TemplateText(values).run(text);
  }

  private String run(String text) {
    Matcher token = TOKEN.matcher(text);
    while (token.find()) {
      token.appendReplacement(filled, "");
      filled.append(replacement(token));
    }
    return token.appendTail(filled).toString();
  }

  private String replacement(Matcher token) {
    String found = token.group();
    if (found.equals("$$")) {
      return "$";
    }
    if (found.startsWith("$")) {
      return value(token.group(1) != null ? token.group(1) : token.group(2));
    }
    if (found.equals(quote)) {
      quote = "";
    } else if (quote.isEmpty() && !found.startsWith("\\")) {
      quote = found;
    }
    return found;
  }

  private String value(String place) {
    Object value = values.get(place);
    if (value == null) {
      throw new InvalidJobException(
          "Expected a value for ${%s} of the template, found only %s"
              .formatted(place, values.keySet()));
    }
    boolean isText = value instanceof String;
    if (quote.isEmpty()) {
      return isText ? value.toString() : Json.text(value);
    }
    return escaped(isText ? value.toString() : Json.text(value));
  }

  private String escaped(String value) {
    String json = Json.text(value);
    return json.substring(1, json.length() - 1).replace("'", quote.equals("'") ? "\\'" : "'");
  }
}
