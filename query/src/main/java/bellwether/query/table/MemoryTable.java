package bellwether.query.table;

import static java.util.stream.Collectors.joining;

import bellwether.query.Json;
import bellwether.query.MeasuredException;
import bellwether.query.sql.Unknown;
import bellwether.store.archive.ParquetTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// An answer as a table in memory. Immutable.
///
/// @param columns the names, each once
/// @param rows each has a value for each column: number, text, truth, [java.time.Instant], a list
///   or map of such, or null
public record MemoryTable(List<String> columns, List<List<@Nullable Object>> rows)
    implements Table {
  /// Takes the lists as they are; they must not change any more.
  public MemoryTable {
    for (var row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "Expected %d values in a row, but found %d".formatted(columns.size(), row.size()));
      }
    }
  }

  /// Rows as a table; the columns come in the order in which the rows bring them.
  public static MemoryTable of(List<? extends Row> rows) {
    return ofMaps(rows.stream().map(Row::columns).toList());
  }

  /// The same for rows that are maps; what a map lacks is null.
  public static MemoryTable ofMaps(List<? extends Map<String, ? extends @Nullable Object>> rows) {
    var columns = new LinkedHashSet<String>();
    rows.forEach(row -> columns.addAll(row.keySet()));
    return ofMaps(List.copyOf(columns), rows);
  }

  /// One of rows that have a value for each column.
  public static MemoryTable ofRows(List<String> columns, List<List<@Nullable Object>> rows) {
    return new MemoryTable(columns, rows);
  }

  /// The same with the columns chosen.
  public static MemoryTable ofMaps(
      List<String> columns, List<? extends Map<String, ? extends @Nullable Object>> rows) {
    return new MemoryTable(columns, rows.stream().map(row -> values(row, columns)).toList());
  }

  private static List<@Nullable Object> values(
      Map<String, ? extends @Nullable Object> row, List<String> columns) {
    var values = new ArrayList<@Nullable Object>(columns.size());
    columns.forEach(column -> values.add(row.get(column)));
    return values;
  }

  /// Each type as the values have it; no units.
  @Override
  public List<TableColumn> schema() {
    return columns.stream()
        .map(name -> new TableColumn(name, ValueTypes.of(column(name))))
        .toList();
  }

  @Override
  public void each(Consumer<List<@Nullable Object>> consumer) {
    rows.forEach(consumer);
  }

  /// How many rows it has.
  public int size() {
    return rows.size();
  }

  /// The values of one column.
  ///
  /// @throws MeasuredException when there is none of this name
  public List<@Nullable Object> column(String name) {
    int at = columns.indexOf(name);
    if (at < 0) {
      throw new MeasuredException(
          "Expected a column, but found %s; there are %s"
              .formatted(name, String.join(", ", columns)));
    }
    var values = new ArrayList<@Nullable Object>(rows.size());
    rows.forEach(row -> values.add(row.get(at)));
    return values;
  }

  @Override
  public MemoryTable select(List<String> names) {
    names.forEach(this::column);
    return ofMaps(names, maps());
  }

  /// Sorted by columns; rows without a value come last, equal ones stay as they are.
  ///
  /// @throws MeasuredException when there is none of such a name
  public MemoryTable sorted(List<Order> orders) {
    Comparator<List<@Nullable Object>> comparator = (_, _) -> 0;
    if (rows.isEmpty()) {
      return this;
    }
    for (var order : orders) {
      int at = columns.indexOf(order.column());
      if (at < 0) {
        throw Unknown.column("the answer", order.column(), columns);
      }
      comparator =
          comparator.thenComparing((a, b) -> compare(a.get(at), b.get(at), order.descending()));
    }
    var sorted = new ArrayList<>(rows);
    sorted.sort(comparator);
    return new MemoryTable(columns, sorted);
  }

  private static int compare(@Nullable Object left, @Nullable Object right, boolean descending) {
    if (left == null || right == null) {
      return Boolean.compare(left == null, right == null);
    }
    int order =
        left instanceof Number a && right instanceof Number b
            ? Double.compare(a.doubleValue(), b.doubleValue())
            : left.toString().compareTo(right.toString());
    return descending ? -order : order;
  }

  /// The rows from the one of this place on, counted from 0, at most so many; 0: all.
  public MemoryTable slice(long first, long most) {
    int from = (int) Math.min(rows.size(), first);
    int to = (int) Math.min(rows.size(), most == 0 ? rows.size() : from + most);
    return new MemoryTable(columns, rows.subList(from, to));
  }

  /// Each row as a map.
  public List<Map<String, @Nullable Object>> maps() {
    return rows.stream().map(this::map).toList();
  }

  private Map<String, @Nullable Object> map(List<@Nullable Object> row) {
    var map = new LinkedHashMap<String, @Nullable Object>();
    for (int i = 0; i < columns.size(); i++) {
      map.put(columns.get(i), row.get(i));
    }
    return map;
  }

  /// A JSON array of objects.
  public String json() {
    return Json.text(maps());
  }

  @Override
  public void columns(Writer out) {
    var texts = new ColumnTexts(columns.stream().map(Json::text).toList());
    var separator = String.valueOf(ColumnTexts.SEPARATOR);
    rows.forEach(row -> texts.add(row.stream().map(Json::text).collect(joining(separator))));
    texts.write(out);
  }

  @Override
  public void lines(Writer out) {
    try {
      for (var row : rows) {
        out.append(Json.text(map(row))).append('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void csv(Writer out) {
    var csv = CsvText.begin(out, columns);
    rows.forEach(row -> csv.row(row.stream().map(MemoryTable::text).toList()));
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : String.valueOf(flat(value));
  }

  private static @Nullable Object flat(@Nullable Object value) {
    return value instanceof Map || value instanceof Collection ? Json.text(value) : value;
  }

  /// As [Table#parquet] has it, each column with the type of its values, see [ParquetTable].
  ///
  /// @throws bellwether.store.archive.ArchiveException when it cannot be written, or there is no
  ///   column
  @Override
  public void parquet(Path file) {
    var flat = new ArrayList<List<@Nullable Object>>(rows.size());
    for (var row : rows) {
      flat.add(flatRow(row));
    }
    new ParquetTable(columns, flat).write(file);
  }

  private static List<@Nullable Object> flatRow(List<@Nullable Object> row) {
    var flat = new ArrayList<@Nullable Object>(row.size());
    row.forEach(value -> flat.add(flat(value)));
    return flat;
  }
}
