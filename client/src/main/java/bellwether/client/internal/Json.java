package bellwether.client.internal;

import bellwether.client.ProtocolException;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The text of JSON messages and files.
public final class Json {
  private static final JsonMapper STRICT = JsonMapper.builder().build();

  /// Reads what a Python dictionary literal and JSON have in common, and a little more.
  private static final JsonMapper LENIENT =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES, JsonReadFeature.ALLOW_TRAILING_COMMA)
          .build();

  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
  private static final TypeReference<List<Map<String, Object>>> OBJECTS = new TypeReference<>() {};

  private Json() {}

  public static String text(Object value) {
    return STRICT.writeValueAsString(value);
  }

  public static String indented(Object value) {
    return STRICT.writerWithDefaultPrettyPrinter().writeValueAsString(value);
  }

  /// Reads a message of the service.
  public static Fields message(String text) {
    try {
      Map<String, Object> object = STRICT.readValue(text, OBJECT);
      if (object != null) {
        return new Fields(object);
      }
    } catch (JacksonException e) {
      throw new ProtocolException("Expected a JSON object from the service, found: " + text, e);
    }
    throw new ProtocolException("Expected a JSON object from the service, found: " + text);
  }

  /// Reads an object that a user wrote, with single or double quotes.
  ///
  /// @throws JacksonException when it is none
  public static Map<String, Object> lenient(String text) {
    return LENIENT.readValue(text, OBJECT);
  }

  /// Reads an array of objects.
  ///
  /// @throws JacksonException when it is none
  public static List<Map<String, Object>> objects(String text) {
    return STRICT.readValue(text, OBJECTS);
  }
}
