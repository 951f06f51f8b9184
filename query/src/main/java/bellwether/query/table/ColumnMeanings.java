package bellwether.query.table;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the columns of measured jobs, operations, processes and threads mean.
public final class ColumnMeanings {
  private static final String FILE = "columns.csv";
  private static final String ANY_TABLE = "*";
  private static final ColumnMeaning UNKNOWN =
      new ColumnMeaning("", "papiex: PAPI event, or a counter of the collector's own", "");

  private final Map<String, ColumnMeaning> known = new HashMap<>();

  private ColumnMeanings() {}

  /// Reads the list of meanings: table (or `*`), column, unit, source, quirk.
  public static ColumnMeanings read() {
    var meanings = new ColumnMeanings();
    try (var in = Objects.requireNonNull(ColumnMeanings.class.getResourceAsStream(FILE));
        var rows =
            CsvReader.builder().ofCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (var row : rows) {
        meanings.known.put(
            row.getField(0) + "." + row.getField(1),
            new ColumnMeaning(row.getField(2), row.getField(3), row.getField(4)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return meanings;
  }

  /// What a column of a table means, such as `processes`.
  public ColumnMeaning of(String table, String column) {
    var common = known.getOrDefault(ANY_TABLE + "." + column, UNKNOWN);
    return known.getOrDefault(table + "." + column, common);
  }

  @Nullable String unit(String table, String column) {
    var unit = of(table, column).unit();
    return unit.isEmpty() ? null : unit;
  }
}
