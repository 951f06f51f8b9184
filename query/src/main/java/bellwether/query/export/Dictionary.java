package bellwether.query.export;

import bellwether.query.Json;
import bellwether.query.table.ColumnMeanings;
import bellwether.query.table.MemoryTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What the columns of an export mean: unit, source and quirks.
final class Dictionary {
  private static final String JSON = "dictionary.json";
  private static final String CSV = "dictionary.csv";
  static final List<String> FILES = List.of(JSON, CSV);

  private final ColumnMeanings meanings = ColumnMeanings.read();
  private final List<Map<String, Object>> entries = new ArrayList<>();

  /// Adds a column of a table.
  void add(String table, String column, String type) {
    var meaning = meanings.of(table, column);
    var entry = new LinkedHashMap<String, Object>();
    entry.put("table", table);
    entry.put("column", column);
    entry.put("type", type);
    entry.put("unit", meaning.unit());
    entry.put("source", meaning.source());
    entry.put("quirk", meaning.quirk());
    entries.add(entry);
  }

  /// Writes it as a JSON array with an object for each column, and as CSV.
  void write(Function<String, Path> target) throws IOException {
    var lines = entries.stream().map(Json::text).collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    Files.writeString(target.apply(JSON), lines);
    try (var out = Files.newBufferedWriter(target.apply(CSV))) {
      MemoryTable.ofMaps(entries).csv(out);
    }
  }
}
