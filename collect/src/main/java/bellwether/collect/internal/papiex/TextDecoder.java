package bellwether.collect.internal.papiex;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Turns bytes into texts and remembers those seen lately, since hosts, programs, paths and tags
/// come again and again; the room for them is fixed.
public final class TextDecoder {
  private static final int SLOTS = 1 << 12;
  private static final int LONGEST = 512;

  private final byte[][] keys = new byte[SLOTS][0];
  private final String[] values = new String[SLOTS];

  /// The text of a range of UTF-8.
  String text(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length == 0) {
      return "";
    }
    if (length > LONGEST) {
      return fresh(bytes, from, to);
    }
    int slot = slot(bytes, from, to);
    byte[] key = keys[slot];
    if (Arrays.equals(key, 0, key.length, bytes, from, to)) {
      return values[slot];
    }
    String value = fresh(bytes, from, to);
    keys[slot] = Arrays.copyOfRange(bytes, from, to);
    values[slot] = value;
    return value;
  }

  /// The same without remembering, for texts that hardly come again.
  public static String fresh(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  private static int slot(byte[] bytes, int from, int to) {
    int hash = 1;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + bytes[i];
    }
    hash ^= hash >>> 15;
    return (hash ^ hash >>> 7) & (SLOTS - 1);
  }
}
