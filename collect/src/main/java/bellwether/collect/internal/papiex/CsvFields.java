package bellwether.collect.internal.papiex;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The fields of one CSV line as ranges of bytes.
final class CsvFields {
  private static final byte[] ESCAPED = "abfnrtv".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] MEANT = {7, '\b', '\f', '\n', '\r', '\t', 11};

  private final int width;
  private final int[] from;
  private final int[] to;
  private final boolean[] escaped;
  private byte[] plain = new byte[256];
  private int plainLength;

  CsvFields(int width) {
    this.width = width;
    this.from = new int[width];
    this.to = new int[width];
    this.escaped = new boolean[width];
  }

  void split(Lines lines) throws LineDamage {
    byte[] bytes = lines.bytes();
    int end = lines.to();
    Arrays.fill(escaped, false);
    from[0] = lines.from();
    int field = 0;
    for (int i = lines.from(); i < end; i++) {
      byte b = bytes[i];
      if (b == ',') {
        endField(field++, i);
      } else if (b == '\\') {
        escaped[field] = true;
        i++;
      }
    }
    to[field] = end;
    if (field != width - 1) {
      throw new LineDamage(
          "expected " + width + " columns, found " + (field + 1) + ": was the line cut?");
    }
  }

  private void endField(int field, int end) throws LineDamage {
    if (field == width - 1) {
      throw new LineDamage("expected " + width + " columns, found more");
    }
    to[field] = end;
    from[field + 1] = end + 1;
  }

  int from(int field) {
    return from[field];
  }

  int to(int field) {
    return to[field];
  }

  /// Where the field's text stands without escapes: in the line itself or in a buffer of its own,
  /// from [#plainFrom] to [#plainTo].
  byte[] plain(byte[] bytes, int field) {
    if (!escaped[field]) {
      return bytes;
    }
    if (plain.length < to[field] - from[field]) {
      plain = new byte[(to[field] - from[field]) * 2];
    }
    int length = 0;
    for (int i = from[field]; i < to[field]; i++) {
      boolean escape = bytes[i] == '\\' && i + 1 < to[field];
      plain[length++] = escape ? meant(bytes[++i]) : bytes[i];
    }
    plainLength = length;
    return plain;
  }

  int plainFrom(int field) {
    return escaped[field] ? 0 : from[field];
  }

  int plainTo(int field) {
    return escaped[field] ? plainLength : to[field];
  }

  private static byte meant(byte escape) {
    for (int i = 0; i < ESCAPED.length; i++) {
      if (ESCAPED[i] == escape) {
        return MEANT[i];
      }
    }
    return escape;
  }
}
