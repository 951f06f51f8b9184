package bellwether.collect.internal.epmt;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The text form of tags: `k:v;k2:v2`.
public final class TagText {
  private TagText() {}

  /// The tags of a text; a word without a colon has the value "1".
  ///
  /// @param dropped is told of each part with more than one colon, which has no clear meaning
  public static Map<String, String> parse(String text, Consumer<String> dropped) {
    if (text.isBlank()) {
      return Map.of();
    }
    Map<String, String> tags = new LinkedHashMap<>();
    for (String part : text.split(";", -1)) {
      put(tags, part, dropped);
    }
    return Collections.unmodifiableMap(tags);
  }

  private static void put(Map<String, String> tags, String part, Consumer<String> dropped) {
    int colon = part.indexOf(':');
    if (colon < 0) {
      tags.put(part.strip(), "1");
    } else if (part.indexOf(':', colon + 1) >= 0) {
      dropped.accept(part);
    } else {
      tags.put(part.substring(0, colon).strip(), part.substring(colon + 1).strip());
    }
  }

  /// The reverse: keys sorted.
  public static String of(Map<String, String> tags) {
    return new TreeMap<>(tags)
        .entrySet().stream()
            .map(tag -> tag.getKey() + ":" + tag.getValue())
            .collect(Collectors.joining(";"));
  }
}
