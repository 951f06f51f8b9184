package bellwether.command.output;

import bellwether.query.table.MemoryTable;
import bellwether.query.table.StreamedTable;
import bellwether.query.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Prints tables for people.
public final class PeopleTable {
  private PeopleTable() {}

  /// Prints all columns.
  public static void print(ListingTarget target, Table table) {
    switch (table) {
      case MemoryTable small -> {
        try (var listing = target.begin(columns(small))) {
          small.each(listing::add);
        }
      }
      case StreamedTable large -> texts(target, large);
    }
  }

  /// As texts that DuckDB makes: they are exact, whatever the type.
  private static void texts(ListingTarget target, StreamedTable table) {
    var columns = new ArrayList<Column<List<String>>>();
    for (var name : table.columns()) {
      int at = columns.size();
      columns.add(Column.people(name, row -> row.get(at)));
    }
    try (var listing = target.begin(columns)) {
      table.eachAsTexts(listing::add);
      listing.header();
    }
  }

  /// All columns of a table, those with numbers aligned to the right.
  public static List<Column<List<@Nullable Object>>> columns(MemoryTable table) {
    return IntStream.range(0, table.columns().size()).mapToObj(i -> column(table, i)).toList();
  }

  private static Column<List<@Nullable Object>> column(MemoryTable table, int i) {
    var column =
        Column.<List<@Nullable Object>>people(
            table.columns().get(i), row -> DataTexts.csv(row.get(i)));
    boolean numeric = table.rows().stream().anyMatch(row -> row.get(i) instanceof Number);
    return numeric ? column.toTheRight() : column;
  }

  /// Prints some columns; returns how many rows there are.
  static long print(ListingTarget target, Table table, List<ShownColumn> shown) {
    var needed = needed(table, shown);
    var columns = shown.stream().map(column -> column.in(needed.columns())).toList();
    var rows = new long[1];
    try (var listing = target.begin(columns)) {
      needed.each(row -> {
        listing.add(row);
        rows[0]++;
      });
    }
    return rows[0];
  }

  /// DuckDB need not read what nobody sees. A small answer may lack columns when it has no rows.
  private static Table needed(Table table, List<ShownColumn> shown) {
    return switch (table) {
      case MemoryTable small -> small;
      case StreamedTable large ->
          large.select(shown.stream().flatMap(column -> column.names().stream()).toList());
    };
  }
}
