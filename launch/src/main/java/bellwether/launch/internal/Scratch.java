package bellwether.launch.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/// Native memory of one thread for the arguments of one call, used over and over.
final class Scratch {
  private MemorySegment memory = Arena.ofAuto().allocate(64 * 1024, 16);
  private long used;

  /// Makes room for so many bytes and forgets what was there.
  void reset(long expected) {
    used = 0;
    if (memory.byteSize() < expected) {
      memory = Arena.ofAuto().allocate(Math.max(expected, 2 * memory.byteSize()), 16);
    }
  }

  MemorySegment bytes(long count) {
    long at = (used + 15) & ~15;
    used = at + count;
    return memory.asSlice(at, count);
  }

  /// The text in UTF-8 with a zero byte after it.
  MemorySegment text(String value) {
    var encoded = value.getBytes(StandardCharsets.UTF_8);
    var segment = bytes(encoded.length + 1L);
    MemorySegment.copy(encoded, 0, segment, JAVA_BYTE, 0, encoded.length);
    segment.set(JAVA_BYTE, encoded.length, (byte) 0);
    return segment;
  }

  /// An array of pointers with a null pointer after it.
  MemorySegment vector(long[] addresses, int count) {
    var segment = bytes((count + 1L) * ADDRESS.byteSize());
    MemorySegment.copy(addresses, 0, segment, JAVA_LONG, 0, count);
    segment.set(JAVA_LONG, count * ADDRESS.byteSize(), 0);
    return segment;
  }
}
