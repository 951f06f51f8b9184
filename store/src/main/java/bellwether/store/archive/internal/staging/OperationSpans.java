package bellwether.store.archive.internal.staging;

import bellwether.store.archive.PackedSpans;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/// When at least one process of each operation ran, by the text of their tags; without processes
/// that end before they start.
final class OperationSpans {
  private OperationSpans() {}

  /// @param order the processes' sequence numbers by start
  static Map<String, byte[]> of(ProcessTimes times, TagNumbers tags, int[] order) {
    var spans = Stream.generate(PackedSpans::new).limit(tags.size()).toArray(PackedSpans[]::new);
    for (int process : order) {
      if (times.end.get(process) >= times.start.get(process)) {
        spans[times.tags(process)].add(times.start.get(process), times.end.get(process));
      }
    }
    var packed = new HashMap<String, byte[]>();
    for (int i = 0; i < spans.length; i++) {
      packed.put(tags.text(i), spans[i].bytes());
    }
    return packed;
  }
}
