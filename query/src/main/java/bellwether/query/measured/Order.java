package bellwether.query.measured;

/// By which column rows are sorted.
public record Order(String column, boolean descending) {
  /// Smallest first.
  public static Order by(String column) {
    return new Order(column, false);
  }

  /// Largest first.
  public static Order desc(String column) {
    return new Order(column, true);
  }

  String direction() {
    return descending ? " DESC" : "";
  }
}
