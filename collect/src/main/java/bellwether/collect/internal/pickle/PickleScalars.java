package bellwether.collect.internal.pickle;

import bellwether.collect.internal.Excerpt;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/// The steps of a pickle that push a number or a text.
final class PickleScalars {
  private static final int LONGEST_NUMBER = 1000;

  private final PickleInput in;
  private final PickleStack stack;

  PickleScalars(PickleInput in, PickleStack stack) {
    this.in = in;
    this.stack = stack;
  }

  /// Does a step; false: it is none of these.
  boolean take(int opcode) throws PickleException {
    return number(opcode) || text(opcode);
  }

  private boolean number(int opcode) throws PickleException {
    switch (opcode) {
      case 'N' -> stack.push(PickleNone.NONE);
      case 0x88 -> stack.push(true);
      case 0x89 -> stack.push(false);
      case 'I' -> stack.push(integer(in.word()));
      case 'L' -> stack.push(integer(in.word().replace("L", "")));
      case 'J' -> stack.push(BigInteger.valueOf(in.four()));
      case 'K' -> stack.push(BigInteger.valueOf(in.one()));
      case 'M' -> stack.push(BigInteger.valueOf(in.two()));
      case 0x8a -> stack.push(large(in.one()));
      case 0x8b -> stack.push(large(in.four()));
      case 'F' -> stack.push(real(in.word()));
      case 'G' -> stack.push(in.real());
      default -> {
        return false;
      }
    }
    return true;
  }

  private static Object integer(String text) throws PickleException {
    if (text.equals("01") || text.equals("00")) {
      return text.equals("01");
    }
    try {
      if (text.length() <= LONGEST_NUMBER) {
        return new BigInteger(text);
      }
    } catch (NumberFormatException _) {
      // said below
    }
    throw new PickleException("expected a whole number, found '" + Excerpt.of(text) + "'");
  }

  private static Object real(String text) throws PickleException {
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException _) {
      throw new PickleException("expected a number, found '" + Excerpt.of(text) + "'");
    }
  }

  private BigInteger large(int length) throws PickleException {
    if (length < 0 || length > LONGEST_NUMBER) {
      throw new PickleException("a number of " + length + " bytes is none that metadata need");
    }
    byte[] little = in.take(length);
    byte[] big = new byte[length + 1];
    for (int i = 0; i < length; i++) {
      big[length - i] = little[i];
    }
    big[0] = (byte) (length > 0 && little[length - 1] < 0 ? -1 : 0);
    return new BigInteger(big);
  }

  private boolean text(int opcode) throws PickleException {
    switch (opcode) {
      case 'S' -> stack.push(new PickleBytes(PickleTexts.quoted(in.line())));
      case 'T' -> stack.push(new PickleBytes(in.take(in.four())));
      case 'U', 'C' -> stack.push(new PickleBytes(in.take(in.one())));
      case 'B' -> stack.push(new PickleBytes(in.take(Integer.toUnsignedLong(in.four()))));
      case 0x8e -> stack.push(new PickleBytes(in.take(in.eight())));
      case 'V' -> stack.push(PickleTexts.rawUnicode(in.line()));
      case 'X' -> stack.push(utf8(Integer.toUnsignedLong(in.four())));
      case 0x8c -> stack.push(utf8(in.one()));
      case 0x8d -> stack.push(utf8(in.eight()));
      default -> {
        return false;
      }
    }
    return true;
  }

  private String utf8(long length) throws PickleException {
    return new String(in.take(length), StandardCharsets.UTF_8);
  }
}
