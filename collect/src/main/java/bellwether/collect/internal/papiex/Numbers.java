package bellwether.collect.internal.papiex;

import bellwether.collect.ProcessRecord;
import bellwether.collect.internal.Excerpt;
import java.nio.charset.StandardCharsets;

/// Reads whole numbers from bytes.
final class Numbers {
  private static final int SAFE_DIGITS = 18;

  private Numbers() {}

  /// The number that fills the range; [ProcessRecord#ABSENT] for an empty one.
  static long parse(byte[] bytes, int from, int to, int column, Header header) throws LineDamage {
    if (from == to) {
      return ProcessRecord.ABSENT;
    }
    boolean negative = bytes[from] == '-';
    int first = negative ? from + 1 : from;
    if (first == to || to - first > SAFE_DIGITS) {
      return slowly(bytes, from, to, column, header);
    }
    long value = 0;
    for (int i = first; i < to; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return slowly(bytes, from, to, column, header);
      }
      value = value * 10 + digit;
    }
    return negative ? -value : value;
  }

  private static long slowly(byte[] bytes, int from, int to, int column, Header header)
      throws LineDamage {
    String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    try {
      long value = Long.parseLong(text);
      if (value != ProcessRecord.ABSENT) {
        return value;
      }
    } catch (NumberFormatException _) {
      // said below, with the column
    }
    String where = "column " + header.describe(column);
    if (text.matches("-?[0-9]+")) {
      throw new ValueTooLarge(
          where + ": expected a number of at most 64 bits, found '" + Excerpt.of(text) + "'");
    }
    throw new LineDamage(where + ": expected a whole number, found '" + Excerpt.of(text) + "'");
  }
}
