package bellwether.query.table;

import bellwether.query.MeasuredException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Which rows of an answer are wanted, and in what order.
///
/// @param limit 0: all
/// @param isSorted false: as they come
public record Slice(List<Order> orders, long limit, long offset, boolean isSorted) {
  public static Slice of(Order order) {
    return new Slice(List.of(order), 0, 0, true);
  }

  public Slice sorted(List<Order> others) {
    return new Slice(List.copyOf(others), limit, offset, true);
  }

  public Slice unsorted() {
    return new Slice(List.of(), limit, offset, false);
  }

  /// How many of so many rows are wanted.
  public long of(long all) {
    long left = Math.max(0, all - offset);
    return limit > 0 ? Math.min(limit, left) : left;
  }

  public Slice limited(long most) {
    if (most < 0) {
      throw new MeasuredException("Expected a limit of at least 0, but found " + most);
    }
    return new Slice(orders, most, offset, isSorted);
  }

  public Slice from(long first) {
    if (first < 0) {
      throw new MeasuredException("Expected an offset of at least 0, but found " + first);
    }
    return new Slice(orders, limit, first, isSorted);
  }

  /// An ORDER BY; rows that are the same by all columns are sorted by `last`.
  public String order(Function<String, String> columns, String last) {
    return orders.stream()
        .map(order -> columns.apply(order.column()) + order.direction())
        .collect(Collectors.joining(", ", "ORDER BY ", (orders.isEmpty() ? "" : ", ") + last));
  }

  public String limits() {
    return (limit > 0 ? " LIMIT " + limit : offset > 0 ? " LIMIT " + Long.MAX_VALUE : "")
        + (offset > 0 ? " OFFSET " + offset : "");
  }
}
