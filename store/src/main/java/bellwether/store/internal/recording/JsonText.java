package bellwether.store.internal.recording;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

/// One flat JSON object on its way into a column, one for each event, job and process: it stays
/// beside [bellwether.model.json.JsonWriter], whose generator and tree would cost more than the
/// event. Not thread-safe.
public final class JsonText {
  private final StringBuilder text = new StringBuilder(96).append('{');

  public JsonText put(String key, @Nullable String value) {
    if (value != null) {
      quote(key(key), value);
    }
    return this;
  }

  public JsonText put(String key, long value) {
    key(key).append(value);
    return this;
  }

  public JsonText put(String key, boolean value) {
    key(key).append(value);
    return this;
  }

  public JsonText put(String key, List<?> values) {
    key(key).append('[');
    var separator = "";
    for (var value : values) {
      text.append(separator);
      append(value);
      separator = ",";
    }
    text.append(']');
    return this;
  }

  /// All entries, keys sorted.
  public JsonText putAll(Map<String, String> values) {
    values.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> put(entry.getKey(), entry.getValue()));
    return this;
  }

  /// The object.
  public String end() {
    return text.append('}').toString();
  }

  private void append(Object value) {
    if (value instanceof Number number) {
      text.append(number);
    } else {
      quote(text, value.toString());
    }
  }

  private StringBuilder key(String key) {
    if (text.length() > 1) {
      text.append(',');
    }
    quote(text, key);
    return text.append(':');
  }

  private static void quote(StringBuilder text, String value) {
    text.append('"');
    if (isPlain(value)) {
      text.append(value);
    } else {
      JsonStringEncoder.getInstance().quoteAsString(value, text);
    }
    text.append('"');
  }

  /// Keys, paths and placements nearly always are: the encoder and its tables are then not loaded.
  private static boolean isPlain(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        return false;
      }
    }
    return true;
  }
}
