package bellwether.cli.measure;

import bellwether.cli.Console;
import bellwether.cli.GlobalOptions;
import bellwether.cli.output.Column;
import bellwether.cli.output.FrameOutput;
import bellwether.cli.output.Listing;
import bellwether.query.measured.Frame;
import bellwether.query.measured.LargeFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A column of an answer, as people see it.
///
/// @param name in the answer
record Shown(
    String name, String title, Function<@Nullable Object, String> text, boolean toTheRight) {

  static Shown left(String name, String title, Function<@Nullable Object, String> text) {
    return new Shown(name, title, text, false);
  }

  static Shown right(String name, String title, Function<@Nullable Object, String> text) {
    return new Shown(name, title, text, true);
  }

  /// Prints some columns of an answer as a table, row by row; returns how many rows there are.
  static long print(Console console, LargeFrame frame, List<Shown> shown) {
    var target = new Listing.Target(console.out(), Listing.Form.TABLE, console.screen().columns());
    var columns = new ArrayList<Column<List<@Nullable Object>>>();
    for (int i = 0; i < shown.size(); i++) {
      columns.add(shown.get(i).column(i));
    }
    var rows = new long[1];
    try (var listing = target.begin(columns)) {
      frame
          .select(shown.stream().map(Shown::name).toList())
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
      columns.add(one.column(data.columns().indexOf(one.name)));
    }
    try (var listing = target.begin(columns)) {
      data.rows().forEach(listing::add);
    }
  }

  /// @param at its place in a row; negative: rows do not have it
  private Column<List<@Nullable Object>> column(int at) {
    var column =
        Column.<List<@Nullable Object>>people(
            title, row -> text.apply(at < 0 ? null : row.get(at)));
    return toTheRight ? column.toTheRight() : column;
  }
}
