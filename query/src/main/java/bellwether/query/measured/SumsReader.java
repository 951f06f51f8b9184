package bellwether.query.measured;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Reads JSON objects of numbers, very many of which have the same names.
final class SumsReader {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final List<String> read = new ArrayList<>();
  private long[] values = new long[64];
  private List<String> names = List.of();

  CounterSums read(String json) {
    read.clear();
    try (var parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
      read(parser);
    }
    if (!read.equals(names)) {
      names = List.copyOf(read);
    }
    return new CounterSums(names, Arrays.copyOf(values, read.size()));
  }

  private void read(JsonParser parser) {
    parser.nextToken();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      if (read.size() == values.length) {
        values = Arrays.copyOf(values, 2 * values.length);
      }
      var name = parser.currentName();
      parser.nextToken();
      values[read.size()] = parser.getLongValue();
      read.add(name);
    }
  }
}
