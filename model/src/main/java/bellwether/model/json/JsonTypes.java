package bellwether.model.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Parts of a tree as the types that are expected of them; each has a place for the message that
/// says otherwise.
final class JsonTypes {
  private static final int MOST_SHOWN = 60;

  private JsonTypes() {}

  static String text(@Nullable Object value, String place) {
    return value instanceof String text ? text : refuse("a text", value, place);
  }

  static long number(@Nullable Object value, String place) {
    return value instanceof Long number ? number : refuse("a whole number", value, place);
  }

  static int integer(@Nullable Object value, String place) {
    return value instanceof Long number && number == number.intValue()
        ? number.intValue()
        : refuse("a whole number of at most 32 bits", value, place);
  }

  static boolean truth(@Nullable Object value, String place) {
    return value instanceof Boolean truth ? truth : refuse("true or false", value, place);
  }

  static List<String> texts(@Nullable Object value, String place) {
    return list(value, place, JsonTypes::text);
  }

  static <T> List<T> list(@Nullable Object value, String place, Type<T> type) {
    if (!(value instanceof List<?> list)) {
      return refuse("a list", value, place);
    }
    var items = new ArrayList<T>(list.size());
    for (var item : list) {
      items.add(type.of(item, place + "[" + items.size() + "]"));
    }
    return items;
  }

  /// What is expected of a value.
  interface Type<T> {
    T of(@Nullable Object value, String place);
  }

  @SuppressWarnings("unchecked") // all maps of JsonReader have texts as keys
  static Map<String, @Nullable Object> map(@Nullable Object value, String place) {
    return value instanceof Map<?, ?> map
        ? (Map<String, @Nullable Object>) map
        : refuse("a JSON object", value, place);
  }

  private static <T> T refuse(String expected, @Nullable Object found, String place) {
    throw new JsonException(
        "expected %s at %s, but found %s".formatted(expected, place, shown(found)));
  }

  private static String shown(@Nullable Object value) {
    if (value == null) {
      return "nothing";
    }
    var text = JsonWriter.write(value);
    return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
  }
}
