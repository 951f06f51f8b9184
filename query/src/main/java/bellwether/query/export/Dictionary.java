package bellwether.query.export;

import bellwether.query.Json;
import bellwether.query.table.MemoryTable;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What the columns of an export mean: unit, source and quirks.
final class Dictionary {
  private static final String JSON = "dictionary.json";
  private static final String CSV = "dictionary.csv";
  static final List<String> FILES = List.of(JSON, CSV);

  private static final String KNOWN = "dictionary.csv";
  private static final String ANY_TABLE = "*";
  private static final Meaning UNKNOWN =
      new Meaning("", "papiex: PAPI event, or a counter of the collector's own", "");

  private final Map<String, Meaning> known = known();
  private final List<Map<String, Object>> entries = new ArrayList<>();

  /// What is known of a column whatever its type.
  private record Meaning(String unit, String source, String quirk) {}

  /// Reads the table of meanings: table (or `*`), column, unit, source, quirk.
  private static Map<String, Meaning> known() {
    var known = new HashMap<String, Meaning>();
    try (var in = Objects.requireNonNull(Dictionary.class.getResourceAsStream(KNOWN));
        var rows =
            CsvReader.builder().ofCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (var row : rows) {
        known.put(
            row.getField(0) + "." + row.getField(1),
            new Meaning(row.getField(2), row.getField(3), row.getField(4)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return known;
  }

  /// Adds a column of a table.
  void add(String table, String column, String type) {
    var common = known.getOrDefault(ANY_TABLE + "." + column, UNKNOWN);
    var meaning = known.getOrDefault(table + "." + column, common);
    var entry = new LinkedHashMap<String, Object>();
    entry.put("table", table);
    entry.put("column", column);
    entry.put("type", type);
    entry.put("unit", meaning.unit);
    entry.put("source", meaning.source);
    entry.put("quirk", meaning.quirk);
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
