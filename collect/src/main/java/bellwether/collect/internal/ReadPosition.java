package bellwether.collect.internal;

import bellwether.collect.SkippedLines;

/// The file that is being read, for messages, and who is told of its damaged lines.
///
/// @param file its name within the source
/// @param host the host that its name tells
/// @param skipped takes what could not be used
public record ReadPosition(String file, String host, SkippedLines skipped) {

  public void skip(long line, String reason) {
    skipped.skipped(file, line, reason);
  }

  public void mark(long line, String reason) {
    skipped.marked(file, line, reason);
  }

  /// The file as a whole cannot be used.
  public void skip(String reason) {
    skip(0, reason);
  }
}
