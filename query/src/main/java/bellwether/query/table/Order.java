package bellwether.query.table;

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

  public String direction() {
    return descending ? " DESC" : "";
  }
}
