package bellwether.command.output;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A column for people that is made of columns of a table.
///
/// @param names of the columns of the table that it is made of
/// @param text of their values in this order
/// @param numeric whether people see it aligned to the right
public record ShownColumn(
    List<String> names,
    String title,
    Function<List<@Nullable Object>, String> text,
    boolean numeric) {

  /// One made of one column, aligned to the left.
  public static ShownColumn left(
      String name, String title, Function<@Nullable Object, String> text) {
    return new ShownColumn(List.of(name), title, values -> text.apply(values.getFirst()), false);
  }

  /// One made of one column, aligned to the right.
  public static ShownColumn right(
      String name, String title, Function<@Nullable Object, String> text) {
    return new ShownColumn(List.of(name), title, values -> text.apply(values.getFirst()), true);
  }

  /// The column of a list of rows.
  ///
  /// @param all the names of a row's columns; a value of one that rows do not have is null
  Column<List<@Nullable Object>> in(List<String> all) {
    var places = names.stream().map(all::indexOf).toList();
    var column =
        Column.<List<@Nullable Object>>people(title, row -> text.apply(values(row, places)));
    return numeric ? column.toTheRight() : column;
  }

  private static List<@Nullable Object> values(List<@Nullable Object> row, List<Integer> places) {
    var values = new ArrayList<@Nullable Object>();
    places.forEach(at -> values.add(at < 0 ? null : row.get(at)));
    return values;
  }
}
