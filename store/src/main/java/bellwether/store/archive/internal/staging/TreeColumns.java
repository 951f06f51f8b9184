package bellwether.store.archive.internal.staging;

import java.util.List;

/// How a file of processes holds what the tree adds to each process; the file's name says it.
///
/// Most processes have no descendants, and a parent is seldom far off: differences are small
/// numbers, and take 2.4 bytes less per process than what they stand for.
public enum TreeColumns {
  /// As the views show them: files written before there was [#DIFFERENCES].
  WHOLE("", List.of("inclusive_cpu_time", "parent_id", "right_number")),

  /// As differences to `cpu_time`, `id` and `left_number`.
  DIFFERENCES(".v2", List.of("descendants_cpu_time", "parent_distance", "descendants"));

  private final String mark;
  private final List<String> columns;

  TreeColumns(String mark, List<String> columns) {
    this.mark = mark;
    this.columns = columns;
  }

  /// Those of a file of processes.
  public static TreeColumns of(String fileName) {
    return fileName.contains(DIFFERENCES.mark + ".") ? DIFFERENCES : WHOLE;
  }

  /// What the names of such files have before their ending.
  public String mark() {
    return mark;
  }

  /// Their names in the file, which no other kind has.
  List<String> columns() {
    return columns;
  }

  /// All columns of a file, those of the tree as the views show them.
  public String select() {
    return switch (this) {
      case WHOLE -> "*";
      case DIFFERENCES ->
          "* EXCLUDE (%s), cpu_time + descendants_cpu_time AS inclusive_cpu_time, id - parent_distance AS parent_id, left_number + 2 * descendants + 1 AS right_number"
              .formatted(String.join(", ", columns));
    };
  }
}
