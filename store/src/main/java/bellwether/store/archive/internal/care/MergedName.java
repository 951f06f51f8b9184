package bellwether.store.archive.internal.care;

import bellwether.store.archive.internal.FileKind;
import bellwether.store.archive.internal.staging.TreeColumns;

/// Names of files that hold several measurements: `processes/2020/06-merged-17.v2.parquet`.
public final class MergedName {
  private static final String MARK = "-merged-";

  private MergedName() {}

  public static boolean isMerged(String name) {
    return name.contains(MARK);
  }

  /// @param month `2020-06`
  public static String of(FileKind kind, String month, long number, TreeColumns tree) {
    var year = month.substring(0, month.indexOf('-', 1));
    var rest = month.substring(month.indexOf('-', 1) + 1);
    return "%s/%s/%s%s%d%s.parquet".formatted(kind.folder(), year, rest, MARK, number, tree.mark());
  }

  /// The name of what is left of a merged file.
  static String renumbered(String name, long number) {
    var stem = name.substring(0, name.indexOf(MARK));
    return "%s%s%d%s.parquet".formatted(stem, MARK, number, TreeColumns.of(name).mark());
  }
}
