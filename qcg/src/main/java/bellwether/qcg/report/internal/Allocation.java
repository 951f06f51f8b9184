package bellwether.qcg.report.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads `n0[0:1],n1[0]`.
final class Allocation {
  private Allocation() {}

  static @Nullable Map<String, List<String>> read(@Nullable String allocation) {
    if (allocation == null) {
      return null;
    }
    var nodes = new LinkedHashMap<String, List<String>>();
    for (var part : allocation.split(",", -1)) {
      int bracket = part.indexOf('[');
      if (bracket > 0 && part.endsWith("]")) {
        var cores = part.substring(bracket + 1, part.length() - 1);
        nodes.put(part.substring(0, bracket), List.of(cores.split(":", -1)));
      }
    }
    return nodes;
  }
}
