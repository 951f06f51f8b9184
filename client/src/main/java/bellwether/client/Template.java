package bellwether.client;

import bellwether.client.internal.Json;
import bellwether.client.internal.TemplateText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;

/// A job description with places to fill: `$name` or `${name}`, `$$` for a dollar.
///
/// The text is a JSON object, in which single quotes will do too. In quotes a place takes a text,
/// which is escaped as needed; elsewhere it takes any value, or a text that is JSON itself.
///
/// @param defaults the values of places for which a submit has none
public record Template(String text, Map<String, ?> defaults) {

  public Template {
    defaults = Map.copyOf(defaults);
  }

  /// A template without defaults.
  public Template(String text) {
    this(text, Map.of());
  }

  /// Runs `exec` with `args` as `name`, with its output in `stdout` and `stderr`.
  public static Template basic() {
    return new Template(
        """
        {
          "name": "${name}",
          "execution": {
            "exec": "${exec}", "args": ${args}, "stdout": "${stdout}", "stderr": "${stderr}"
          }
        }
        """,
        Map.of("args", List.of(), "stdout", "stdout", "stderr", "stderr"));
  }

  /// The description with all places filled: from the arguments, else from the last of the
  /// dictionaries that has the place, else from the defaults.
  ///
  /// @throws InvalidJobException when a place stays empty or the result is no object
  public Map<String, Object> fill(List<? extends Map<String, ?>> dicts, Map<String, ?> arguments) {
    Map<String, Object> values = new LinkedHashMap<>(defaults);
    dicts.forEach(values::putAll);
    values.putAll(arguments);
    String filled = TemplateText.fill(text, values);
    try {
      return Json.lenient(filled);
    } catch (JacksonException e) {
      throw new InvalidJobException(
          "Expected the filled template to be a JSON object, found: " + filled, e);
    }
  }
}
