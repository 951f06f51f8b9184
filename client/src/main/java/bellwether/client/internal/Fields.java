package bellwether.client.internal;

import bellwether.client.ProtocolException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A JSON object of the service, read with the types that the protocol promises.
public record Fields(Map<String, Object> values) {

  public boolean has(String key) {
    return values.get(key) != null;
  }

  public String text(String key) {
    return as(String.class, key, require(key));
  }

  public @Nullable String textOrNull(String key) {
    Object value = values.get(key);
    return value == null ? null : as(String.class, key, value);
  }

  public int number(String key) {
    return as(Number.class, key, require(key)).intValue();
  }

  public @Nullable Integer numberOrNull(String key) {
    return has(key) ? number(key) : null;
  }

  public boolean flag(String key) {
    return as(Boolean.class, key, require(key));
  }

  public Fields object(String key) {
    return objectOf(key, require(key));
  }

  /// The object under a key, empty when there is none.
  public Fields objectOrEmpty(String key) {
    return has(key) ? object(key) : new Fields(Map.of());
  }

  /// The objects of an array, none when there is no such array.
  public List<Fields> objects(String key) {
    return list(key).stream().map(item -> objectOf(key, item)).toList();
  }

  public List<String> texts(String key) {
    require(key);
    return list(key).stream().map(item -> as(String.class, key, item)).toList();
  }

  /// Each member, which is an object itself, under its name and in its order.
  public <T> Map<String, T> each(Function<Fields, T> reading) {
    Map<String, T> read = new LinkedHashMap<>();
    values.forEach((name, value) -> read.put(name, reading.apply(objectOf(name, value))));
    return read;
  }

  private List<?> list(String key) {
    Object value = values.get(key);
    return value == null ? List.of() : as(List.class, key, value);
  }

  private Object require(String key) {
    Object value = values.get(key);
    if (value == null) {
      throw new ProtocolException("Expected \"" + key + "\" in the answer, found " + values);
    }
    return value;
  }

  private static Fields objectOf(String key, Object value) {
    Map<String, Object> members = new LinkedHashMap<>();
    as(Map.class, key, value).forEach((name, member) -> members.put(String.valueOf(name), member));
    return new Fields(members);
  }

  private static <T> T as(Class<T> type, String key, Object value) {
    if (type.isInstance(value)) {
      return type.cast(value);
    }
    throw new ProtocolException(
        "Expected a " + type.getSimpleName() + " under \"" + key + "\", found " + value);
  }
}
