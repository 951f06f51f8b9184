package bellwether.launch.internal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Takes the unnamed standard error of one process after the other, each through a pipe of its own,
/// and keeps the last [#KEPT] bytes.
///
/// While a job runs, [ErrorTails] empties the pipe; after its end the thread that waited for it
/// takes what is left, and does not wait for others that still hold the other end. Threadsafe.
final class ErrorTail implements AutoCloseable {
  static final int KEPT = 4096;
  private static final int CHUNK = 8192;
  private static final int MOST_CHUNKS_AT_END = 16;

  private final ErrorTails tails;
  private final long id;
  private int readEnd = -1;
  private int writeEnd = -1;
  private byte @Nullable [] kept;
  private int keptSize;

  ErrorTail(ErrorTails tails, long id) {
    this.tails = tails;
    this.id = id;
  }

  /// The descriptor that a process is to get as its standard error; -1 when the system gives none.
  synchronized int writeEnd() {
    if (writeEnd < 0) {
      open();
    }
    return writeEnd;
  }

  private void open() {
    try (var arena = Arena.ofConfined()) {
      var pair = arena.allocate(JAVA_INT, 2);
      if (Libc.Descriptors.pipe2(pair.address(), Libc.O_CLOEXEC) != 0) {
        return;
      }
      readEnd = pair.getAtIndex(JAVA_INT, 0);
      writeEnd = pair.getAtIndex(JAVA_INT, 1);
    }
    // Only the reading end: the processes expect one that blocks.
    Libc.Seldom.nonBlocking(readEnd);
    tails.watch(id, readEnd);
  }

  /// Keeps what one read gives; returns whether there may be more.
  synchronized boolean drain(MemorySegment buffer) {
    if (readEnd < 0) {
      return false;
    }
    long size = Libc.read(readEnd, buffer.address(), buffer.byteSize());
    if (size > 0) {
      keep(buffer, (int) size);
    }
    return size == buffer.byteSize();
  }

  private void keep(MemorySegment buffer, int size) {
    var target = kept == null ? kept = new byte[KEPT] : kept;
    int taken = Math.min(size, KEPT);
    int stays = Math.min(keptSize, KEPT - taken);
    System.arraycopy(target, keptSize - stays, target, 0, stays);
    MemorySegment.copy(buffer, JAVA_BYTE, size - taken, target, stays, taken);
    keptSize = stays + taken;
  }

  /// Takes what the process that has ended wrote last, and gives up its pipe: others that still
  /// hold it would write into the next job's tail.
  synchronized String take(MemorySegment buffer) {
    int chunks = 0;
    while (drain(buffer) && chunks < MOST_CHUNKS_AT_END) {
      chunks++;
    }
    var text = text();
    release();
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

  private void release() {
    if (readEnd >= 0) {
      tails.unwatch(readEnd);
      Libc.Descriptors.close(readEnd);
      Libc.Descriptors.close(writeEnd);
    }
    readEnd = -1;
    writeEnd = -1;
    kept = null;
    keptSize = 0;
  }

  @Override
  public synchronized void close() {
    release();
    tails.remove(id);
  }
}
