package bellwether.qcg.protocol.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A JSON object of a request.
///
/// @param map with null for JSON's null
public record Fields(Map<String, @Nullable Object> map) {

  /// The object that a value is; empty: it is none.
  @SuppressWarnings("unchecked") // all maps that a JSON parser makes have texts as keys
  public static Optional<Fields> of(@Nullable Object value) {
    return value instanceof Map<?, ?> map
        ? Optional.of(new Fields((Map<String, @Nullable Object>) map))
        : Optional.empty();
  }

  /// The value of a key; null when it is absent or null.
  public @Nullable Object get(String key) {
    return map.get(key);
  }

  /// Whether the key is there, even with null.
  public boolean has(String key) {
    return map.containsKey(key);
  }

  /// Refuses keys that nobody knows.
  ///
  /// @param what the object is, for the message
  void requireOnly(Set<String> known, String what) {
    for (var key : map.keySet()) {
      if (!known.contains(key)) {
        throw new RefusedException(
            "unknown key '%s' in %s; known are %s"
                .formatted(key, what, String.join(", ", known.stream().sorted().toList())));
      }
    }
  }

  /// The items of a list that is not empty; empty when it is none.
  public List<?> list(String key) {
    return get(key) instanceof List<?> list ? list : List.of();
  }

  /// What Python takes for true.
  public static boolean isTrue(@Nullable Object value) {
    return switch (value) {
      case null -> false;
      case Boolean flag -> flag;
      case Number number -> number.doubleValue() != 0;
      case String text -> !text.isEmpty();
      case List<?> list -> !list.isEmpty();
      case Map<?, ?> map -> !map.isEmpty();
      default -> true;
    };
  }

  /// What Python calls the type of a value.
  static String typeName(@Nullable Object value) {
    return switch (value) {
      case null -> "NoneType";
      case Boolean _ -> "bool";
      case Double _ -> "float";
      case Number _ -> "int";
      case String _ -> "str";
      case List<?> _ -> "list";
      default -> "dict";
    };
  }

  /// Whether Python takes the value for a whole number.
  static boolean isWhole(@Nullable Object value) {
    return value instanceof Boolean || (value instanceof Number && !(value instanceof Double));
  }

  /// The same without the keys that are null.
  Map<String, @Nullable Object> withoutNulls() {
    var rest = new LinkedHashMap<String, @Nullable Object>(map);
    rest.values().removeIf(Objects::isNull);
    return rest;
  }
}
