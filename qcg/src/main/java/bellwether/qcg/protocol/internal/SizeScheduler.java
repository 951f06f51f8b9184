package bellwether.qcg.protocol.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The schedulers of iterations in a job's sizes: each works out the most itself, and without
/// iterations it counts for nothing.
final class SizeScheduler {
  private static final String MIXED =
      "Wrong submit request - split-into directive mixed with max directive";

  private SizeScheduler() {}

  /// Refuses a scheduler beside a most.
  static void refuseMixed(Fields job) {
    if (job.has("iteration")) {
      for (var key : List.of("numCores", "numNodes")) {
        if (isMixed(Fields.of(job.get("resources")).map(all -> all.get(key)).orElse(null))) {
          throw new RefusedException(MIXED);
        }
      }
    }
  }

  private static boolean isMixed(@Nullable Object size) {
    return Fields.of(size)
        .filter(fields -> fields.get("scheduler") != null && fields.get("max") != null)
        .isPresent();
  }

  /// The resources of a job without iterations, without schedulers that stand beside a most.
  static Map<String, @Nullable Object> dropped(Map<String, @Nullable Object> resources) {
    var result = new LinkedHashMap<String, @Nullable Object>(resources);
    result.replaceAll((key, value) -> {
      if (!isMixed(value)) {
        return value;
      }
      var size = new LinkedHashMap<String, @Nullable Object>(Fields.of(value).orElseThrow().map());
      size.remove("scheduler");
      return size;
    });
    return result;
  }
}
