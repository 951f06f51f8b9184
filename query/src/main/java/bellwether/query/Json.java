package bellwether.query;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// JSON texts and what they say.
public final class Json {
  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final TypeReference<LinkedHashMap<String, Object>> OBJECT =
      new TypeReference<>() {};
  private static final TypeReference<LinkedHashMap<String, Long>> NUMBERS =
      new TypeReference<>() {};
  private static final TypeReference<List<Map<String, String>>> TAGS = new TypeReference<>() {};

  private Json() {}

  public static Map<String, Object> object(String json) {
    return MAPPER.readValue(json, OBJECT);
  }

  public static Map<String, Long> numbers(String json) {
    return MAPPER.readValue(json, NUMBERS);
  }

  public static List<Tags> tags(String json) {
    return MAPPER.readValue(json, TAGS).stream().map(Tags::new).toList();
  }

  public static @Nullable Object value(String json) {
    return MAPPER.readValue(json, Object.class);
  }

  public static List<String> texts(String json) {
    return MAPPER.readValue(json, new TypeReference<List<String>>() {});
  }

  /// The value as JSON.
  public static String text(@Nullable Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /// A text that the catalog keeps compressed.
  public static String inflated(byte[] bytes) {
    try (var in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
