package bellwether.cli.measure;

import bellwether.cli.CommandException;
import bellwether.model.Nearest;
import bellwether.query.measured.Frame;
import bellwether.query.measured.Order;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sorts, cuts and dresses small tables.
final class Frames {
  private Frames() {}

  /// Sorted by columns; rows without a value come last.
  ///
  /// @throws CommandException when there is no such column
  static Frame sort(Frame frame, List<Order> orders) {
    Comparator<List<@Nullable Object>> comparator = (_, _) -> 0;
    for (var order : orders) {
      comparator = comparator.thenComparing(by(place(frame, order.column()), order.descending()));
    }
    var rows = new ArrayList<>(frame.rows());
    if (!rows.isEmpty()) {
      rows.sort(comparator);
    }
    return new Frame(frame.columns(), rows);
  }

  private static int place(Frame frame, String name) {
    int at = frame.columns().indexOf(name);
    if (at < 0 && frame.size() > 0) {
      throw CommandException.wrongInput(
          "Expected a column of the answer, but found %s%s"
              .formatted(name, Nearest.hint(name, frame.columns())));
    }
    return at;
  }

  private static Comparator<List<@Nullable Object>> by(int at, boolean descending) {
    return (a, b) -> {
      var left = a.get(at);
      var right = b.get(at);
      if (left == null || right == null) {
        return Boolean.compare(left == null, right == null);
      }
      int order =
          left instanceof Number x && right instanceof Number y
              ? Double.compare(x.doubleValue(), y.doubleValue())
              : left.toString().compareTo(right.toString());
      return descending ? -order : order;
    };
  }

  static Frame slice(Frame frame, Slicing slicing) {
    int from = (int) Math.min(frame.size(), slicing.first());
    long most = slicing.most();
    int to = (int) Math.min(frame.size(), most == 0 ? frame.size() : from + most);
    return new Frame(frame.columns(), frame.rows().subList(from, to));
  }
}
