package bellwether.collect;

/// Is told of every line or file that could not be used, and of what is wrong with those that were.
@FunctionalInterface
public interface SkippedLines {
  /// Takes note of one line.
  ///
  /// @param file the file's name within its source
  /// @param line counted from 1; 0: the whole file
  /// @param reason one sentence: what was expected and what was found, with the column
  void skipped(String file, long line, String reason);

  /// Takes note of a process that is kept although something is wrong with it: a value that is
  /// lost, or times that cannot be.
  ///
  /// @param file the file's name within its source, or a table's
  /// @param line counted from 1, or the number of a row
  /// @param reason one sentence: what was expected and what was found
  default void marked(String file, long line, String reason) {}
}
