package bellwether.cli.measured;

import bellwether.command.Console;
import bellwether.command.GlobalOptions;
import bellwether.command.output.Column;
import bellwether.command.output.FrameOutput;
import bellwether.command.output.Listing;
import bellwether.query.table.Frame;
import bellwether.query.table.LargeFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A column of an answer, as people see it.
///
/// @param names of the columns of the answer that it is made of
/// @param text of their values in this order
record Shown(
    List<String> names,
    String title,
    Function<List<@Nullable Object>, String> text,
    boolean toTheRight) {

  static Shown left(String name, String title, Function<@Nullable Object, String> text) {
    return new Shown(List.of(name), title, values -> text.apply(values.getFirst()), false);
  }

  static Shown right(String name, String title, Function<@Nullable Object, String> text) {
    return new Shown(List.of(name), title, values -> text.apply(values.getFirst()), true);
  }

  /// The exit code of a process, or the signal that ended it.
  static Shown exit() {
    return new Shown(
        List.of("exit_code", "exit_signal"),
        "EXIT",
        values -> SignalName.exit(values.getFirst(), values.getLast()),
        true);
  }

  /// Prints some columns of an answer as a table, row by row; returns how many rows there are.
  static long print(Console console, LargeFrame frame, List<Shown> shown) {
    var target = new Listing.Target(console.out(), Listing.Form.TABLE, console.screen().columns());
    var names = shown.stream().flatMap(one -> one.names.stream()).toList();
    var columns = new ArrayList<Column<List<@Nullable Object>>>();
    shown.forEach(one -> columns.add(one.column(names)));
    var rows = new long[1];
    try (var listing = target.begin(columns)) {
      frame
          .select(names)
          .each(row -> {
            listing.add(row);
            rows[0]++;
          });
    }
    return rows[0];
  }

  /// Prints a small answer: some columns as a table for people, else all as data.
  static void output(
      GlobalOptions global, Console console, FrameOutput output, Frame data, List<Shown> shown) {
    if (!output.forPeople(global)) {
      output.print(global, console, data, data);
      return;
    }
    var target = new Listing.Target(console.out(), Listing.Form.TABLE, console.screen().columns());
    var columns = new ArrayList<Column<List<@Nullable Object>>>();
    for (var one : shown) {
      columns.add(one.column(data.columns()));
    }
    try (var listing = target.begin(columns)) {
      data.rows().forEach(listing::add);
    }
  }

  /// @param all the names of a row's columns; one that rows do not have is null
  private Column<List<@Nullable Object>> column(List<String> all) {
    var places = names.stream().map(all::indexOf).toList();
    var column =
        Column.<List<@Nullable Object>>people(title, row -> text.apply(values(row, places)));
    return toTheRight ? column.toTheRight() : column;
  }

  private static List<@Nullable Object> values(List<@Nullable Object> row, List<Integer> places) {
    var values = new ArrayList<@Nullable Object>();
    places.forEach(at -> values.add(at < 0 ? null : row.get(at)));
    return values;
  }
}
