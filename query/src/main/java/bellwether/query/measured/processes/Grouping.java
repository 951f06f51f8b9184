package bellwether.query.measured.processes;

/// What processes are grouped by: a column, or `tags.NAME` for the values of a tag.
final class Grouping {
  private static final String TAG = "tags.";

  private Grouping() {}

  static String sql(ProcessScope scope, String column) {
    if (!column.startsWith(TAG)) {
      return scope.column(column);
    }
    var pointer = column.substring(TAG.length()).replace("~", "~0").replace("/", "~1");
    return "json_extract_string(processes.tags, '/%s')".formatted(pointer.replace("'", "''"));
  }
}
