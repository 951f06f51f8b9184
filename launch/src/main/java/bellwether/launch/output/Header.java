package bellwether.launch.output;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// What stands before the kept bytes of one stream in the run's file.
///
/// @param head how many bytes follow that it wrote first
/// @param missing how many it wrote that were not kept
/// @param tail how many bytes follow then that it wrote last
record Header(OutputKey key, boolean stderr, int head, long missing, int tail) {
  static final int SIZE = 40;
  private static final int MARK = 0x42574F31;

  ByteBuffer bytes() {
    return ByteBuffer.allocate(SIZE)
        .putInt(MARK)
        .putInt(stderr ? 2 : 1)
        .putLong(key.job())
        .putInt(key.ordinal())
        .putInt(key.number())
        .putInt(head)
        .putInt(tail)
        .putLong(missing)
        .flip();
  }

  /// Null: there is none, or not a whole one.
  static @Nullable Header read(ByteBuffer in) {
    if (in.remaining() < SIZE || in.getInt() != MARK) {
      return null;
    }
    boolean stderr = in.getInt() == 2;
    var key = new OutputKey(in.getLong(), in.getInt(), in.getInt());
    int head = in.getInt();
    int tail = in.getInt();
    return new Header(key, stderr, head, in.getLong(), tail);
  }

  long kept() {
    return (long) head + tail;
  }

  boolean isOf(OutputKey wanted, boolean ofStderr) {
    return stderr == ofStderr && key.equals(wanted);
  }
}
