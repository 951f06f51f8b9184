package bellwether.query.measured.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Reads sums out of the catalog: JSON arrays in the order of a measurement's counters, with null
/// where there is no sum. Very many of them are of the same counters: a tree for each, as
/// [bellwether.model.json.JsonReader] makes it, would cost more than all else.
final class SumsReader {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final Map<List<String>, List<String>> known = new HashMap<>();
  private final List<String> read = new ArrayList<>();
  private long[] values = new long[64];
  private List<String> names = List.of();

  /// @param counters the measurement's
  CounterSums read(List<String> counters, String json) {
    read.clear();
    try (var parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
      parser.nextToken();
      read(counters, parser);
    }
    if (!read.equals(names)) {
      names = known.computeIfAbsent(List.copyOf(read), own -> own);
    }
    return new CounterSums(names, Arrays.copyOf(values, read.size()));
  }

  private void read(List<String> counters, JsonParser parser) {
    for (var counter : counters) {
      if (parser.nextToken() == JsonToken.VALUE_NUMBER_INT) {
        if (read.size() == values.length) {
          values = Arrays.copyOf(values, 2 * values.length);
        }
        values[read.size()] = parser.getLongValue();
        read.add(counter);
      }
    }
  }
}
