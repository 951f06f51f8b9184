package bellwether.client.internal;

import bellwether.client.InvalidJobException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The members of `numCores`, `numNodes` and `iteration` in the simple form.
final class Sizes {
  private static final int MAX_ITERATIONS = 64 * 1024;

  private static final Map<String, List<Class<?>>> SIZE =
      Map.of(
          "min", List.of(Integer.class),
          "max", List.of(Integer.class),
          "exact", List.of(Integer.class),
          "scheduler", List.of(String.class, Map.class));

  private static final Map<String, List<Class<?>>> ITERATION =
      Map.of(
          "start", List.of(Integer.class),
          "stop", List.of(Integer.class),
          "values", List.of(List.class));

  private Sizes() {}

  /// A number, or an object of `exact`, `min`, `max` and `scheduler`.
  static Map<String, Object> size(String key, Object given) {
    if (!(given instanceof Map<?, ?> members)) {
      return Map.of("exact", given);
    }
    Map<String, Object> size = checked(key, members, SIZE);
    if (size.get("scheduler") instanceof String name) {
      size.put("scheduler", Map.of("name", name));
    }
    return size;
  }

  /// A count, a list of values, or an object of `start`, `stop` and `values`.
  static Map<String, Object> iteration(Object given) {
    Map<String, Object> iteration =
        switch (given) {
          case Map<?, ?> members -> checked("iteration", members, ITERATION);
          case List<?> values -> Map.of("values", values);
          default -> Map.of("start", 0, "stop", given);
        };
    if (iteration.containsKey("stop") == iteration.containsKey("values")) {
      throw new InvalidJobException("Expected either stop or values in iteration: " + iteration);
    }
    long count = count(iteration);
    if (count < 0 || count > MAX_ITERATIONS) {
      throw new InvalidJobException(
          "Expected 0 to %d iterations, found %d".formatted(MAX_ITERATIONS, count));
    }
    return iteration;
  }

  private static long count(Map<String, Object> iteration) {
    if (iteration.get("values") instanceof List<?> values) {
      return values.size();
    }
    long start = iteration.get("start") instanceof Integer first ? first : 0;
    return iteration.get("stop") instanceof Integer stop ? stop - start : -1;
  }

  private static Map<String, Object> checked(
      String key, Map<?, ?> members, Map<String, List<Class<?>>> types) {
    Map<String, Object> checked = new LinkedHashMap<>();
    members.forEach((member, value) -> {
      String name = String.valueOf(member);
      if (types.getOrDefault(name, List.of()).stream().noneMatch(t -> t.isInstance(value))) {
        throw new InvalidJobException(
            "Unknown member of %s, or of a wrong type: %s = %s".formatted(key, name, value));
      }
      checked.put(name, value);
    });
    return checked;
  }
}
