package bellwether.collect.internal.papiex;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Spoils bytes in ways that files get spoilt, and in ways that only malice does.
public final class Spoiler {
  private static final List<String> TOKENS =
      List.of(
          "\t",
          ",",
          "\n",
          "\r\n",
          "\\",
          "\"",
          "{",
          "}",
          ";",
          ":",
          "-",
          "#",
          "'",
          " ",
          "0",
          "é",
          "-9223372036854775808",
          "99999999999999999999",
          "\u0000",
          "\u00ff\u00ff\u00ff\u00ff",
          "(",
          "}",
          "]",
          "R",
          "h\u0000",
          "cos\nsystem\n",
          "0777777777777",
          "\\n",
          "1e999",
          "nan");

  private final Random random;

  Spoiler(long seed) {
    random = new Random(seed);
  }

  byte[] spoil(byte[] whole) {
    byte[] bytes = whole;
    int times = 1 + random.nextInt(6);
    for (int i = 0; i < times; i++) {
      bytes = once(bytes);
    }
    return bytes;
  }

  <T> T oneOf(List<T> things) {
    return things.get(random.nextInt(things.size()));
  }

  private byte[] once(byte[] bytes) {
    if (bytes.length == 0) {
      return token();
    }
    int at = random.nextInt(bytes.length);
    int to = Math.min(bytes.length, at + 1 + random.nextInt(40));
    return switch (random.nextInt(6)) {
      case 0 -> flipped(bytes, at);
      case 1 -> joined(bytes, at, new byte[0], to);
      case 2 -> joined(bytes, to, Arrays.copyOfRange(bytes, at, to), to);
      case 3 -> joined(bytes, at, token(), at);
      case 4 -> joined(bytes, at, token(), to);
      default -> random.nextInt(4) == 0 ? Arrays.copyOf(bytes, at) : flipped(bytes, at);
    };
  }

  private byte[] token() {
    return oneOf(TOKENS).getBytes(StandardCharsets.ISO_8859_1);
  }

  private byte[] flipped(byte[] bytes, int at) {
    byte[] flipped = bytes.clone();
    flipped[at] = (byte) random.nextInt(256);
    return flipped;
  }

  private static byte[] joined(byte[] bytes, int end, byte[] between, int start) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream(bytes.length + between.length);
    joined.write(bytes, 0, end);
    joined.writeBytes(between);
    joined.write(bytes, start, bytes.length - start);
    return joined.toByteArray();
  }
}
