package bellwether.launch.internal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.nio.charset.StandardCharsets.UTF_8;

import bellwether.launch.internal.system.Libc;
import bellwether.launch.output.KeptStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Takes an unnamed stream of one process after the other: hands it on to be kept, and has the last
/// [#KEPT] bytes.
///
/// While a job runs, [StreamPipes] empties the pipe; after its end the thread that waited for it
/// takes what is left, and does not wait for others that still hold the other end. Thread-safe.
final class StreamPipe implements AutoCloseable {
  static final int KEPT = 4096;
  private static final int CHUNK = 8192;
  private static final int MOST_CHUNKS_AT_END = 16;

  private final Emptier pipes;
  private final long id;
  private int readEnd = -1;
  private int writeEnd = -1;
  private byte @Nullable [] kept;
  private int keptSize;
  private @Nullable KeptStream stream;

  /// Empties pipes while their processes run.
  interface Emptier {
    /// Begins to empty a pipe; false: it cannot, so that what is in it at the end is all there is.
    boolean watch(long id, int descriptor, MemorySegment scratch);

    void remove(long id);
  }

  StreamPipe(Emptier pipes, long id) {
    this.pipes = pipes;
    this.id = id;
  }

  /// The next process begins.
  ///
  /// @param keeping takes all that it writes; null: nothing does
  synchronized void begin(@Nullable KeptStream keeping) {
    stream = keeping;
  }

  /// Makes the pipe, unless there is one; returns the end that a process is to get as its stream;
  /// -1 when the system gives none.
  ///
  /// @param scratch memory of the calling thread
  synchronized int open(MemorySegment scratch) {
    if (writeEnd < 0) {
      make(scratch);
    }
    return writeEnd;
  }

  private void make(MemorySegment scratch) {
    if (Libc.Descriptors.pipe2(scratch.address(), Libc.O_CLOEXEC) != 0) {
      return;
    }
    readEnd = scratch.getAtIndex(JAVA_INT, 0);
    writeEnd = scratch.getAtIndex(JAVA_INT, 1);
    // Only the reading end: the processes expect one that blocks.
    Libc.Seldom.nonBlocking(readEnd);
    if (!pipes.watch(id, readEnd, scratch)) {
      release();
    }
  }

  /// Keeps what one read gives; returns whether there may be more.
  synchronized boolean drain(MemorySegment buffer) {
    int size = read(buffer);
    if (size > 0 && stream != null) {
      stream.add(bytes(buffer, size));
    }
    return size == buffer.byteSize();
  }

  private int read(MemorySegment buffer) {
    int size = readEnd < 0 ? 0 : (int) Libc.read(readEnd, buffer.address(), buffer.byteSize());
    if (size > 0) {
      keep(buffer, size);
    }
    return Math.max(0, size);
  }

  private static ByteBuffer bytes(MemorySegment buffer, int size) {
    return buffer.asSlice(0, size).asByteBuffer();
  }

  private void keep(MemorySegment buffer, int size) {
    var target = kept == null ? kept = new byte[KEPT] : kept;
    int taken = Math.min(size, KEPT);
    int stays = Math.min(keptSize, KEPT - taken);
    System.arraycopy(target, keptSize - stays, target, 0, stays);
    MemorySegment.copy(buffer, JAVA_BYTE, size - taken, target, stays, taken);
    keptSize = stays + taken;
  }

  /// Takes what the process that has ended wrote last.
  ///
  /// @param failed whether the process did
  /// @return the last [#KEPT] bytes of all
  synchronized String take(MemorySegment buffer, boolean failed) {
    int chunks = 0;
    int size = read(buffer);
    while (size == buffer.byteSize() && chunks < MOST_CHUNKS_AT_END) {
      if (stream != null) {
        stream.add(bytes(buffer, size));
      }
      size = read(buffer);
      chunks++;
    }
    if (stream != null) {
      stream.end(bytes(buffer, size), failed);
    }
    var text = text();
    stream = null;
    keptSize = 0;
    return text;
  }

  private String text() {
    if (kept == null || keptSize == 0) {
      return "";
    }
    int start = 0;
    while (keptSize == KEPT && start < 4 && (kept[start] & 0xC0) == 0x80) {
      start++;
    }
    return new String(Arrays.copyOfRange(kept, start, keptSize), UTF_8);
  }

  static MemorySegment buffer(Arena arena) {
    return arena.allocate(CHUNK, 8);
  }

  /// Closes the end that processes write into, once others have it.
  synchronized void closeWriteEnd() {
    if (writeEnd >= 0) {
      Libc.Descriptors.close(writeEnd);
      writeEnd = -1;
    }
  }

  /// Gives up the pipe: others that still hold it would write into the next job's stream.
  synchronized void release() {
    closeWriteEnd();
    if (readEnd >= 0) {
      Libc.Descriptors.close(readEnd);
      readEnd = -1;
    }
    kept = null;
    keptSize = 0;
    stream = null;
  }

  @Override
  public synchronized void close() {
    release();
    pipes.remove(id);
  }
}
