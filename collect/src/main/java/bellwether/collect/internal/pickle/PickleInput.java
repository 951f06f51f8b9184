package bellwether.collect.internal.pickle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// The bytes of a pickle; never gives more than there are.
final class PickleInput {
  private final ByteBuffer bytes;

  PickleInput(byte[] pickle) {
    bytes = ByteBuffer.wrap(pickle).order(ByteOrder.LITTLE_ENDIAN);
  }

  int position() {
    return bytes.position();
  }

  int one() throws PickleException {
    return need(1).get() & 0xff;
  }

  int two() throws PickleException {
    return need(2).getShort() & 0xffff;
  }

  int four() throws PickleException {
    return need(4).getInt();
  }

  long eight() throws PickleException {
    return need(8).getLong();
  }

  double real() throws PickleException {
    return Double.longBitsToDouble(Long.reverseBytes(eight()));
  }

  byte[] take(long length) throws PickleException {
    if (length < 0 || length > bytes.remaining()) {
      throw cut(length);
    }
    byte[] taken = new byte[(int) length];
    bytes.get(taken);
    return taken;
  }

  /// The rest of a line, without its newline.
  byte[] line() throws PickleException {
    int start = bytes.position();
    for (int i = start; i < bytes.limit(); i++) {
      if (bytes.get(i) == '\n') {
        byte[] line = take(i - start);
        bytes.get();
        return line;
      }
    }
    throw new PickleException("the pickle ends within the line that begins at byte " + start);
  }

  String word() throws PickleException {
    return new String(line(), StandardCharsets.UTF_8);
  }

  private ByteBuffer need(int length) throws PickleException {
    if (bytes.remaining() < length) {
      throw cut(length);
    }
    return bytes;
  }

  private PickleException cut(long length) {
    return new PickleException(
        "expected "
            + length
            + " more bytes at byte "
            + bytes.position()
            + ", found "
            + bytes.remaining());
  }
}
