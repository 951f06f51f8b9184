package bellwether.store.archive.internal;

import bellwether.store.archive.internal.staging.TreeColumns;
import java.util.List;

/// A file of the archive as one or several measurements use it.
///
/// @param name in the catalog
/// @param columns what it has besides those of every file
/// @param measurements those that are wanted of it
/// @param whole whether that is all there is in it
public record StoredFile(String name, Columns columns, List<Long> measurements, boolean whole) {

  /// What tells the columns of a file from those of another; files of equal ones can be read as
  /// one.
  ///
  /// @param tree how the tree is held
  /// @param extras the counters' columns besides the core, sorted
  public record Columns(TreeColumns tree, List<String> extras) {
    public static Columns of(String fileName, List<String> extras) {
      return new Columns(TreeColumns.of(fileName), extras);
    }
  }
}
