package bellwether.collect.internal;

import bellwether.collect.internal.papiex.TextDecoder;
import java.util.HexFormat;

/// Says what a file holds that is not what it should be, by its first bytes.
final class FoundBytes {
  private static final int SHOWN = 16;

  private FoundBytes() {}

  /// `an empty file`, `text that begins with '<html>'`, `bytes that begin with 50 4b 03 04`.
  static String description(byte[] bytes, int length) {
    int shown = Math.min(SHOWN, length);
    if (shown == 0) {
      return "an empty file";
    }
    for (int i = 0; i < shown; i++) {
      if (bytes[i] < ' ' && bytes[i] != '\n' && bytes[i] != '\r' && bytes[i] != '\t') {
        return "bytes that begin with "
            + HexFormat.ofDelimiter(" ").formatHex(bytes, 0, Math.min(4, shown));
      }
    }
    String text = TextDecoder.fresh(bytes, 0, shown).strip();
    return "text that begins with '" + text.lines().findFirst().orElse("") + "'";
  }
}
