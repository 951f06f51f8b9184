package bellwether.collect.internal.records;

import java.util.LinkedHashMap;
import java.util.Map;

/// The tags of a process in a job that has tags for all of its processes.
public final class JoinedTags {
  private JoinedTags() {}

  /// Both; where both have a key, the process's own counts.
  public static Map<String, String> of(Map<String, String> own, Map<String, String> common) {
    if (common.isEmpty()) {
      return own;
    }
    if (own.isEmpty()) {
      return common;
    }
    var joined = new LinkedHashMap<>(common);
    joined.putAll(own);
    return joined;
  }
}
