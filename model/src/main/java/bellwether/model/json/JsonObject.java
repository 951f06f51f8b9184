package bellwether.model.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A JSON object whose fields are asked for by type. A field that is null counts as absent; one of
/// another type is refused with a [JsonException] that names its path.
public final class JsonObject {
  private final Map<String, @Nullable Object> fields;
  private final String path;

  private JsonObject(Map<String, @Nullable Object> fields, String path) {
    this.fields = fields;
    this.path = path;
  }

  /// The object that a text is.
  ///
  /// @throws JsonException when it is none
  public static JsonObject read(String text) {
    return of(JsonReader.read(text));
  }

  /// The list of objects that such a text is.
  ///
  /// @throws JsonException when it is none
  public static List<JsonObject> readAll(String text) {
    return JsonTypes.list(JsonReader.read(text), JsonReader.TOP, JsonObject::at);
  }

  /// The object that a tree of [JsonReader] is.
  ///
  /// @throws JsonException when it is none
  public static JsonObject of(@Nullable Object tree) {
    return new JsonObject(JsonTypes.map(tree, JsonReader.TOP), "");
  }

  static JsonObject at(@Nullable Object tree, String place) {
    return new JsonObject(JsonTypes.map(tree, place), place);
  }

  /// Whether it has no fields.
  public boolean isEmpty() {
    return fields.isEmpty();
  }

  /// Whether it has this field, and that is not null.
  public boolean has(String key) {
    return fields.get(key) != null;
  }

  /// Its fields as they are.
  public Map<String, @Nullable Object> fields() {
    return fields;
  }

  /// A text that must be there.
  public String text(String key) {
    return JsonTypes.text(fields.get(key), place(key));
  }

  public String text(String key, String otherwise) {
    return has(key) ? text(key) : otherwise;
  }

  public @Nullable String textOrNull(String key) {
    return has(key) ? text(key) : null;
  }

  /// A whole number that must be there.
  public long number(String key) {
    return JsonTypes.number(fields.get(key), place(key));
  }

  public long number(String key, long otherwise) {
    return has(key) ? number(key) : otherwise;
  }

  public int integer(String key, int otherwise) {
    return has(key) ? JsonTypes.integer(fields.get(key), place(key)) : otherwise;
  }

  public boolean truth(String key, boolean otherwise) {
    return has(key) ? JsonTypes.truth(fields.get(key), place(key)) : otherwise;
  }

  /// A list of texts; empty when it is absent.
  public List<String> texts(String key) {
    return has(key) ? JsonTypes.texts(fields.get(key), place(key)) : List.of();
  }

  /// An object within this one; empty when it is absent.
  public JsonObject object(String key) {
    return at(has(key) ? fields.get(key) : Map.of(), place(key));
  }

  /// All fields, which must be texts.
  public Map<String, String> texts() {
    var texts = new LinkedHashMap<String, String>();
    fields.forEach((key, value) -> texts.put(key, JsonTypes.text(value, place(key))));
    return texts;
  }

  /// All fields, which must be whole numbers.
  public Map<String, Long> numbers() {
    var numbers = new LinkedHashMap<String, Long>();
    fields.forEach((key, value) -> numbers.put(key, JsonTypes.number(value, place(key))));
    return numbers;
  }

  private String place(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
