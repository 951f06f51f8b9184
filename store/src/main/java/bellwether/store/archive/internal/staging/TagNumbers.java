package bellwether.store.archive.internal.staging;

import bellwether.store.internal.recording.JsonText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// The distinct tags of a job's processes as key-sorted JSON, numbered in the order in which they
/// came.
final class TagNumbers {
  private static final int MOST_MAPS = 1 << 14;

  // Parsers hand the same map over for very many processes; some make a new one for each.
  private final Map<Map<String, String>, Integer> byMap = new IdentityHashMap<>();
  private final Map<String, Integer> byText = new HashMap<>();
  private final List<String> texts = new ArrayList<>();

  int of(Map<String, String> tags) {
    if (byMap.size() >= MOST_MAPS) {
      byMap.clear();
    }
    return byMap.computeIfAbsent(tags, map -> number(new JsonText().putAll(map).end()));
  }

  private int number(String text) {
    return byText.computeIfAbsent(
        text,
        added -> {
          texts.add(added);
          return texts.size() - 1;
        });
  }

  String text(int number) {
    return texts.get(number);
  }

  int size() {
    return texts.size();
  }
}
