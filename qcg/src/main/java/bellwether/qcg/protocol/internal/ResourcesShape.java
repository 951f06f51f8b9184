package bellwether.qcg.protocol.internal;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// QCG-PilotJob's checks of `resources`, in its order and with its texts.
final class ResourcesShape {
  private static final Set<String> KEYS = Set.of("numCores", "numNodes", "wt", "nodeCrs");
  private static final Set<String> SIZE = Set.of("exact", "min", "max", "scheduler");

  private static final Pattern WALL_TIME = Pattern.compile("(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?");

  private ResourcesShape() {}

  /// The same without what counts as absent.
  ///
  /// @throws RefusedException when a check fails
  static Map<String, @Nullable Object> checked(Fields resources) {
    resources.requireOnly(KEYS, "resources");
    var result = resources.withoutNulls();
    if (!result.containsKey("numCores") && !result.containsKey("numNodes")) {
      throw new RefusedException("No resources defined");
    }
    checkSize(result, "numCores", "cores");
    checkSize(result, "numNodes", "nodes");
    checkWallTime(result.get("wt"));
    if (result.containsKey("nodeCrs")) {
      checkConsumables(result, resources.get("nodeCrs"));
    }
    return result;
  }

  private static void checkWallTime(@Nullable Object text) {
    if (text instanceof String wallTime) {
      var parts = WALL_TIME.matcher(wallTime);
      boolean some =
          parts.lookingAt()
              && IntStream.rangeClosed(1, parts.groupCount())
                  .mapToObj(parts::group)
                  .anyMatch(part -> part != null && !part.matches("0+"));
      if (!some) {
        throw new RefusedException("Wall time must be greater than 0");
      }
    }
  }

  private static void checkSize(Map<String, @Nullable Object> resources, String key, String what) {
    var value = resources.get(key);
    if (value == null) {
      return;
    }
    if (Fields.isWhole(value)) {
      checkNumbers(new Fields(Map.of("exact", value)), key);
      return;
    }
    var size =
        Fields.of(value)
            .orElseThrow(() ->
                new RefusedException(
                    "Wrong definition of number of %s (%s)"
                        .formatted(what, Fields.typeName(value))));
    size.requireOnly(SIZE, key);
    var numbers = size.withoutNulls();
    checkNumbers(new Fields(numbers), key);
    resources.put(key, numbers);
  }

  private static void checkNumbers(Fields size, String key) {
    if (size.has("exact") && size.map().size() > 1) {
      throw new RefusedException("Exact number of resources defined with min/max/scheduler");
    }
    for (var bound : new String[] {"exact", "min", "max"}) {
      if (size.has(bound) && !Fields.isWhole(size.get(bound))) {
        throw new RefusedException(
            "expected a whole number as %s of %s, but found %s"
                .formatted(bound, key, Fields.typeName(size.get(bound))));
      }
    }
    if (size.has("min") && size.has("max") && number(size, "min") > number(size, "max")) {
      throw new RefusedException("Maximum number greater than minimal");
    }
    if (!size.has("exact") && !size.has("min") && !size.has("max")) {
      throw new RefusedException("No resources defined");
    }
    if (number(size, "exact") < 0 || number(size, "min") < 0 || number(size, "max") < 0) {
      throw new RefusedException("Neative number of resources");
    }
  }

  private static double number(Fields size, String key) {
    return size.get(key) instanceof Number number ? number.doubleValue() : 0;
  }

  /// An empty table asks for nothing.
  private static void checkConsumables(
      Map<String, @Nullable Object> resources, @Nullable Object value) {
    var consumables =
        Fields.of(value)
            .orElseThrow(() ->
                new RefusedException(
                    "Wrong definition of Consumable Resources %s (must be a dictionary)"
                        .formatted(Fields.typeName(value))));
    var seen = new HashSet<String>();
    consumables.map().forEach((name, count) -> checkConsumable(seen, name, count));
    if (consumables.map().isEmpty()) {
      resources.remove("nodeCrs");
    }
  }

  private static void checkConsumable(Set<String> seen, String name, @Nullable Object count) {
    var kind = name.toUpperCase(Locale.ROOT);
    if (!kind.equals("GPU") && !kind.equals("MEM")) {
      throw new RefusedException("Unknown consumable resource " + name);
    }
    if (!seen.add(kind)) {
      throw new RefusedException("Consumable resource " + name + " already defined");
    }
    if (!Fields.isWhole(count)) {
      throw new RefusedException(
          "Consumable resource %s count not a number %s".formatted(name, Fields.typeName(count)));
    }
    if (count instanceof Number number && number.doubleValue() < 1) {
      throw new RefusedException(
          "Number of consumable resource %s must be greater than 0".formatted(name));
    }
  }
}
