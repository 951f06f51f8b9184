package bellwether.launch.internal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/// The pipe to which one process writes its standard error, of which only the last 4 KiB are kept.
///
/// The launcher keeps the writing end open until the process was waited for: a process that writes
/// nothing then wakes nobody. Whoever still writes afterwards is drained until all its writers are
/// gone.
final class StderrPipe {
  private static final int KEPT = 4096;
  private static final int CHUNK = 65536;

  final int reader;
  final int writer;
  private final byte[] ring = new byte[KEPT];
  private long written;
  private boolean closed;

  private StderrPipe(int reader, int writer) {
    this.reader = reader;
    this.writer = writer;
  }

  static StderrPipe open(MemorySegment pair) {
    try {
      if ((int) Libc.PIPE2.invokeExact(pair, Libc.O_CLOEXEC) != 0) {
        throw new IllegalStateException(
            "Expected a pipe, but there are no free descriptors: raise ulimit -n");
      }
      var pipe = new StderrPipe(pair.get(JAVA_INT, 0), pair.get(JAVA_INT, 4));
      // Only the reading end: what the process gets must block as usual.
      int _ = (int) Libc.FCNTL.invokeExact(pipe.reader, Libc.F_SETFL, Libc.O_NONBLOCK);
      return pipe;
    } catch (IllegalStateException full) {
      throw full;
    } catch (Throwable broken) {
      throw Libc.unexpected(broken);
    }
  }

  static MemorySegment buffer() {
    return Arena.ofAuto().allocate(CHUNK, 8);
  }

  /// What the end of the pipe told.
  enum Drained {
    SOME,
    NOTHING_NOW,
    END
  }

  /// Reads once into the ring.
  synchronized Drained drain(MemorySegment buffer) {
    if (closed) {
      return Drained.END;
    }
    try {
      long count = (long) Libc.READ.invokeExact(reader, buffer, (long) CHUNK);
      if (count <= 0) {
        return count == 0 ? Drained.END : Drained.NOTHING_NOW;
      }
      keep(buffer, count);
      return Drained.SOME;
    } catch (Throwable broken) {
      throw Libc.unexpected(broken);
    }
  }

  private void keep(MemorySegment buffer, long count) {
    long from = Math.max(0, count - KEPT);
    for (long i = from; i < count; i++) {
      ring[(int) ((written + i) % KEPT)] = buffer.get(JAVA_BYTE, i);
    }
    written += count;
  }

  synchronized void close() {
    if (!closed) {
      closed = true;
      Libc.close(reader);
    }
  }

  /// The last of what was written; a character that was cut in two is left out.
  synchronized String tail() {
    int length = (int) Math.min(written, KEPT);
    var bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = ring[(int) ((written - length + i) % KEPT)];
    }
    int start = 0;
    while (written > KEPT && start < Math.min(3, length) && (bytes[start] & 0xc0) == 0x80) {
      start++;
    }
    return new String(bytes, start, length - start, StandardCharsets.UTF_8);
  }
}
