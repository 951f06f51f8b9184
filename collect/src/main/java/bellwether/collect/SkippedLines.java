package bellwether.collect;

/// Is told of every line or file that could not be used.
@FunctionalInterface
public interface SkippedLines {
  /// Takes note of one line.
  ///
  /// @param file the file's name within its source
  /// @param line counted from 1; 0: the whole file
  /// @param reason one sentence: what was expected and what was found, with the column
  void skipped(String file, long line, String reason);
}
