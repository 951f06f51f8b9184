package bellwether.launch.internal.helper;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.launch.Environment;
import bellwether.launch.LaunchOrder;
import bellwether.launch.internal.Streams;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes the requests that the spawn helper reads, in memory that is used again for each. Of one
/// thread. The structures are those of `protocol.h`.
final class HelperMessages {
  private static final int ENVIRONMENT = 1;
  private static final int START = 2;
  private static final int SIGNAL = 3;

  private static final int APPEND = 1;
  private static final int KEEP_OUTPUT = 2;
  private static final int KEEP_BACKGROUND = 4;

  private static final int HEAD_SIZE = 8;

  private final Arena arena;
  private MemorySegment memory;
  private ByteBuffer bytes = ByteBuffer.allocate(4096).order(ByteOrder.nativeOrder());

  HelperMessages(Arena arena) {
    this.arena = arena;
    this.memory = arena.allocate(8192, 8);
  }

  /// The assignments that later orders share.
  MemorySegment environment(Environment environment) {
    begin();
    bytes = room(environment.byteSize());
    environment.copyTo(bytes);
    return finished(ENVIRONMENT);
  }

  /// The request to start a process.
  ///
  /// @param program absolute, or relative to the order's directory
  MemorySegment start(LaunchOrder order, String program) {
    begin();
    var mask = mask(order.cores());
    room(16 + mask.length)
        .putInt(flags(order))
        .putInt(mask.length)
        .putInt(order.argv().size())
        .putInt(order.additions().size())
        .put(mask);
    text(program);
    text(order.directory().toString());
    text(text(order.stdin()));
    text(text(order.stdout()));
    text(text(order.stderr()));
    order.argv().forEach(this::text);
    order.additions().forEach(this::text);
    return finished(START);
  }

  /// The request for a signal.
  ///
  /// @param leader the process whose group it is for; 0: what a job has left behind
  static MemorySegment signal(Arena arena, int leader, int signal) {
    return arena.allocateFrom(JAVA_INT, SIGNAL, 8, leader, signal);
  }

  private static int flags(LaunchOrder order) {
    return (order.append() ? APPEND : 0)
        | (Streams.keepsOutput(order) ? KEEP_OUTPUT : 0)
        | (order.keepsBackground() ? KEEP_BACKGROUND : 0);
  }

  private static byte[] mask(List<Integer> cores) {
    if (cores.isEmpty()) {
      return new byte[0];
    }
    int highest = cores.stream().mapToInt(Integer::intValue).max().orElse(0);
    var mask = new byte[(highest / Long.SIZE + 1) * Long.BYTES];
    for (int core : cores) {
      mask[core / 8] |= (byte) (1 << core % 8);
    }
    return mask;
  }

  private static String text(@Nullable Path path) {
    return path == null ? "" : path.toString();
  }

  private void text(String text) {
    var encoded = text.getBytes(UTF_8);
    room(encoded.length + 1).put(encoded).put((byte) 0);
  }

  private void begin() {
    bytes.clear().position(HEAD_SIZE);
  }

  private ByteBuffer room(int size) {
    if (bytes.remaining() < size) {
      var larger =
          ByteBuffer.allocate(2 * (bytes.position() + size)).order(ByteOrder.nativeOrder());
      bytes = larger.put(bytes.flip());
    }
    return bytes;
  }

  private MemorySegment finished(int kind) {
    int size = bytes.position();
    bytes.putInt(0, kind).putInt(Integer.BYTES, size - HEAD_SIZE);
    if (size > memory.byteSize()) {
      memory = arena.allocate(2L * size, 8);
    }
    MemorySegment.copy(bytes.array(), 0, memory, JAVA_BYTE, 0, size);
    return memory.asSlice(0, size);
  }
}
