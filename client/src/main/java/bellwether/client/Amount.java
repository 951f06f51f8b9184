package bellwether.client;

import java.util.LinkedHashMap;
import java.util.Map;

/// How many cores or nodes a job asks for.
public sealed interface Amount {

  /// Just so many.
  record Exact(int count) implements Amount {}

  /// As many as are free, within bounds.
  record Range(int min, int max) implements Amount {}

  /// As many for each iteration as a scheduler of the service shares out, at least `min`.
  record Scheduled(int min, String scheduler, Map<String, Object> params) implements Amount {

    public Scheduled {
      params = Map.copyOf(params);
    }
  }

  /// The words of the protocol for this amount.
  default Map<String, Object> toMap() {
    Map<String, Object> words = new LinkedHashMap<>();
    switch (this) {
      case Exact exact -> words.put("exact", exact.count());
      case Range range -> {
        words.put("min", range.min());
        words.put("max", range.max());
      }
      case Scheduled scheduled -> {
        words.put("min", scheduled.min());
        words.put("scheduler", Map.of("name", scheduled.scheduler(), "params", scheduled.params()));
      }
    }
    return words;
  }
}
