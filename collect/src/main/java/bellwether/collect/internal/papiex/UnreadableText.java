package bellwether.collect.internal.papiex;

import bellwether.collect.ProcessRecord;
import bellwether.collect.internal.ReadPosition;
import java.nio.charset.StandardCharsets;

/// Marks processes whose texts have bytes that are not UTF-8: the texts are kept, with � in the
/// place of each such byte.
final class UnreadableText {
  private static final String REPLACEMENT = StandardCharsets.UTF_8.newDecoder().replacement();

  private UnreadableText() {}

  static void mark(ProcessRecord process, ReadPosition spot, long line) {
    mark("exename", process.exename(), spot, line);
    mark("path", process.path(), spot, line);
    mark("args", process.args(), spot, line);
  }

  private static void mark(String column, String text, ReadPosition spot, long line) {
    if (text.contains(REPLACEMENT)) {
      spot.mark(line, column + ": not UTF-8; each byte that cannot be read is kept as �");
    }
  }
}
