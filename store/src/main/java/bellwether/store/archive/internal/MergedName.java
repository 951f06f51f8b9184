package bellwether.store.archive.internal;

/// Names of files that hold several measurements: `processes/2020/06-merged-17.parquet`.
final class MergedName {
  private static final String MARK = "-merged-";

  private MergedName() {}

  static boolean isMerged(String name) {
    return name.contains(MARK);
  }

  /// @param folder `processes` or `threads`
  /// @param month `2020-06`
  static String of(String folder, String month, long number) {
    var year = month.substring(0, month.indexOf('-', 1));
    var rest = month.substring(month.indexOf('-', 1) + 1);
    return "%s/%s/%s%s%d.parquet".formatted(folder, year, rest, MARK, number);
  }

  /// The name of what is left of a merged file.
  static String renumbered(String name, long number) {
    return "%s%s%d.parquet".formatted(name.substring(0, name.indexOf(MARK)), MARK, number);
  }
}
