package bellwether.collect.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads JSON as Python writes it, NaN and infinities included.
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private Json() {}

  public static JsonNode read(byte[] bytes) {
    return MAPPER.readTree(bytes);
  }

  public static JsonNode read(String text) {
    return MAPPER.readTree(text);
  }

  /// The members of an object; none where the node is none.
  public static Map<String, @Nullable Object> map(JsonNode node) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      map.put(member.getKey(), value(member.getValue()));
    }
    return map;
  }

  /// A node as list, map, text, number, boolean or null.
  public static @Nullable Object value(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> map(node);
      case ARRAY -> list(node);
      case STRING -> node.stringValue();
      case BOOLEAN -> node.booleanValue();
      case NUMBER -> node.isIntegralNumber() ? integral(node) : (Object) node.doubleValue();
      default -> null;
    };
  }

  private static Object integral(JsonNode node) {
    return node.canConvertToLong() ? (Object) node.longValue() : node.bigIntegerValue();
  }

  private static List<@Nullable Object> list(JsonNode node) {
    List<@Nullable Object> list = new ArrayList<>();
    for (JsonNode element : node) {
      list.add(value(element));
    }
    return list;
  }
}
