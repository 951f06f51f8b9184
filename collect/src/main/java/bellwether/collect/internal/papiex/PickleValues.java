package bellwether.collect.internal.papiex;

import bellwether.collect.internal.pickle.PickleBytes;
import bellwether.collect.internal.pickle.PickleException;
import bellwether.collect.internal.pickle.PickleGlobal;
import bellwether.collect.internal.pickle.PickleNone;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns what a pickle held into texts, numbers, lists, maps and [Stamp]s.
public final class PickleValues {
  private static final int DEEPEST = 64;
  private static final int MOST = 1_000_000;

  private int seen;

  private PickleValues() {}

  /// The metadata's keys and values, in their order.
  public static Map<String, @Nullable Object> map(Object pickled) throws PickleException {
    if (!(pickled instanceof LinkedHashMap<?, ?> map)) {
      throw new PickleException("expected a map of metadata, found something else");
    }
    return new PickleValues().map(map, 0);
  }

  /// Shared and circular objects would multiply without end, hence the bounds.
  private @Nullable Object value(Object value, int depth) throws PickleException {
    if (depth > DEEPEST || ++seen > MOST) {
      throw new PickleException("its objects are nested too deeply or too many");
    }
    return switch (value) {
      case PickleNone _ -> null;
      case PickleBytes bytes -> bytes.text();
      case BigInteger number ->
          number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
      case LinkedHashMap<?, ?> map -> map(map, depth);
      case List<?> list -> list(list, depth);
      case PickleGlobal _ -> throw new PickleException("it holds a function as a value");
      default -> value;
    };
  }

  private Map<String, @Nullable Object> map(Map<?, ?> map, int depth) throws PickleException {
    Map<String, @Nullable Object> plain = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      plain.put(String.valueOf(entry.getKey()), value(entry.getValue(), depth + 1));
    }
    return plain;
  }

  private List<@Nullable Object> list(List<?> list, int depth) throws PickleException {
    List<@Nullable Object> plain = new ArrayList<>();
    for (Object element : list) {
      plain.add(value(element, depth + 1));
    }
    return plain;
  }
}
