package bellwether.collect.internal.records;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// The tags of a process in a job that has tags for all of its processes.
public final class JoinedTags {
  private static final Set<String> OF_THE_ENGINE = Set.of("job", "iteration", "attempt");

  private JoinedTags() {}

  /// Both; where both have a key, the process's own counts, but for what says to which attempt it
  /// belongs.
  public static Map<String, String> of(Map<String, String> own, Map<String, String> common) {
    if (common.isEmpty()) {
      return own;
    }
    if (own.isEmpty()) {
      return common;
    }
    var joined = new LinkedHashMap<>(common);
    own.forEach((key, value) -> {
      if (!OF_THE_ENGINE.contains(key) || !common.containsKey(key)) {
        joined.put(key, value);
      }
    });
    return joined;
  }
}
