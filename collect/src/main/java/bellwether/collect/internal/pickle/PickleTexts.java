package bellwether.collect.internal.pickle;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/// The text forms of protocol 0.
final class PickleTexts {
  private PickleTexts() {}

  /// The bytes of a Python 2 string: in single or double quotes, with escapes.
  static byte[] quoted(byte[] line) throws PickleException {
    int last = line.length - 1;
    if (last < 1 || (line[0] != '\'' && line[0] != '"') || line[last] != line[0]) {
      throw new PickleException("expected a text in quotes");
    }
    ByteArrayOutputStream plain = new ByteArrayOutputStream(line.length);
    int i = 1;
    while (i < last) {
      if (line[i] != '\\') {
        plain.write(line[i++]);
      } else {
        i = escape(line, i + 1, last, plain);
      }
    }
    return plain.toByteArray();
  }

  private static int escape(byte[] line, int at, int end, ByteArrayOutputStream plain)
      throws PickleException {
    if (at >= end) {
      throw new PickleException("a text ends within an escape");
    }
    switch (line[at]) {
      case 'n' -> plain.write('\n');
      case 't' -> plain.write('\t');
      case 'r' -> plain.write('\r');
      case 'a' -> plain.write(7);
      case 'b' -> plain.write('\b');
      case 'f' -> plain.write('\f');
      case 'v' -> plain.write(11);
      case 'x' -> {
        plain.write((byte) hex(line, at + 1, Math.min(end, at + 3)));
        return at + 3;
      }
      case '\\', '\'', '"' -> plain.write(line[at]);
      default -> {
        plain.write('\\');
        plain.write(line[at]);
      }
    }
    return at + 1;
  }

  private static int hex(byte[] line, int from, int to) throws PickleException {
    String digits = new String(line, from, Math.max(0, to - from), StandardCharsets.ISO_8859_1);
    try {
      return Integer.parseInt(digits, 16);
    } catch (NumberFormatException _) {
      throw new PickleException(
          "expected hexadecimal digits after a backslash, found '" + digits + "'");
    }
  }

  /// A text of protocol 0: Latin-1 with `\\u` escapes.
  static String rawUnicode(byte[] line) throws PickleException {
    StringBuilder text = new StringBuilder(line.length);
    for (int i = 0; i < line.length; i++) {
      int digits = digits(line, i);
      if (digits == 0) {
        text.append((char) (line[i] & 0xff));
        continue;
      }
      int codePoint = hex(line, i + 2, Math.min(line.length, i + 2 + digits));
      if (!Character.isValidCodePoint(codePoint)) {
        throw new PickleException("a text holds an impossible character");
      }
      text.appendCodePoint(codePoint);
      i += 1 + digits;
    }
    return text.toString();
  }

  private static int digits(byte[] line, int i) {
    if (line[i] != '\\' || i + 1 >= line.length) {
      return 0;
    }
    return line[i + 1] == 'u' ? 4 : line[i + 1] == 'U' ? 8 : 0;
  }

  /// What a key of a map is compared by.
  static Object key(Object key) throws PickleException {
    return switch (key) {
      case String text -> text;
      case PickleBytes bytes -> bytes.text();
      case BigInteger number -> number.toString();
      case Boolean flag -> flag.toString();
      default -> throw new PickleException("expected a text as key of a map");
    };
  }
}
