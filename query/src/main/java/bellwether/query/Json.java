package bellwether.query;

import bellwether.model.json.JsonObject;
import bellwether.model.json.JsonReader;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// JSON texts of the catalog as answers have them, and values of answers as JSON.
public final class Json {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private Json() {}

  @SuppressWarnings("unchecked") // it may hold null, which nobody who asks by name need know
  public static Map<String, Object> object(String json) {
    return (Map<String, Object>) (Map<String, ?>) JsonObject.read(json).fields();
  }

  public static Map<String, Long> numbers(String json) {
    return JsonObject.read(json).numbers();
  }

  public static @Nullable Object value(String json) {
    return JsonReader.read(json);
  }

  public static List<String> texts(String json) {
    return JsonReader.readTexts(json);
  }

  /// The value as JSON. Unlike [bellwether.model.json.JsonWriter] it takes records, too, and writes
  /// times with as many digits as they need: EPMT's users know them so.
  public static String text(@Nullable Object value) {
    return MAPPER.writeValueAsString(value);
  }
}
