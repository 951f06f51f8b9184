package bellwether.server.auxiliary.internal;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes JSON as Python's `json.dumps` does: ASCII only, a blank after each colon and, where
/// wanted, each comma.
public final class PythonJson {
  private final StringBuilder text = new StringBuilder();
  private final String comma;

  private PythonJson(String comma) {
    this.comma = comma;
  }

  /// With `", "` between values, as Python does unless told otherwise.
  public static String spaced(@Nullable Object tree) {
    return new PythonJson(", ").value(tree).text.toString();
  }

  /// With `","` between values.
  public static String compact(@Nullable Object tree) {
    return new PythonJson(",").value(tree).text.toString();
  }

  private PythonJson value(@Nullable Object value) {
    switch (value) {
      case Map<?, ?> map -> object(map);
      case List<?> list -> array(list);
      case Number _, Boolean _ -> text.append(value);
      case null -> text.append("null");
      default -> string(value.toString());
    }
    return this;
  }

  private void object(Map<?, ?> map) {
    var separator = "{";
    for (var entry : map.entrySet()) {
      text.append(separator);
      string(String.valueOf(entry.getKey()));
      text.append(": ");
      value(entry.getValue());
      separator = comma;
    }
    text.append(map.isEmpty() ? "{}" : "}");
  }

  private void array(List<?> list) {
    var separator = "[";
    for (var item : list) {
      text.append(separator);
      value(item);
      separator = comma;
    }
    text.append(list.isEmpty() ? "[]" : "]");
  }

  private void string(String string) {
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      character(string.charAt(i));
    }
    text.append('"');
  }

  private void character(char c) {
    switch (c) {
      case '"', '\\' -> text.append('\\').append(c);
      case '\n' -> text.append("\\n");
      case '\r' -> text.append("\\r");
      case '\t' -> text.append("\\t");
      case '\b' -> text.append("\\b");
      case '\f' -> text.append("\\f");
      default -> {
        if (c < ' ' || c > '~') {
          text.append("\\u").append(HexFormat.of().toHexDigits(c));
        } else {
          text.append(c);
        }
      }
    }
  }
}
