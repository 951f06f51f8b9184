package bellwether.analyze.report;

import bellwether.query.attempts.FailedAttempt;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Finds the last that failed attempts wrote to their standard error: in the catalog or, of the
/// first so many, in the files that they named.
final class ErrorTail {
  private static final int LENGTH = 2_000;
  private static final int MOST_FILES = 500;

  private int files;

  /// Empty: nothing is known.
  String of(FailedAttempt attempt) {
    if (attempt.stderrTail() != null) {
      return last(attempt.stderrTail());
    }
    return attempt.stderr() == null || files++ >= MOST_FILES ? "" : last(read(attempt.stderr()));
  }

  /// A file that is gone, or cannot be read by whoever asks, tells nothing.
  private static String read(String name) {
    var file = Path.of(name);
    if (!Files.isRegularFile(file)) {
      return "";
    }
    try (var channel = FileChannel.open(file)) {
      var bytes = ByteBuffer.allocate((int) Math.min(channel.size(), LENGTH));
      channel.read(bytes, channel.size() - bytes.capacity());
      return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      return "(%s cannot be read)".formatted(name);
    }
  }

  private static String last(String text) {
    var stripped = text.stripTrailing();
    int from = Math.max(0, stripped.length() - LENGTH);
    boolean splits = from > 0 && Character.isLowSurrogate(stripped.charAt(from));
    return stripped.substring(splits ? from + 1 : from);
  }
}
