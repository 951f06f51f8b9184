package bellwether.query.table;

import bellwether.query.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An answer with named columns.
public interface Row {
  /// Its columns under the names that EPMT has for them, and ours beside where they differ: times
  /// as ISO UTC, `…_us` as microseconds since 1970, tags as maps.
  Map<String, @Nullable Object> columns();

  /// A JSON object.
  default String json() {
    return Json.text(columns());
  }

  /// A JSON array of rows.
  static String json(List<? extends Row> rows) {
    return rows.stream().map(Row::json).collect(Collectors.joining(",", "[", "]"));
  }
}
