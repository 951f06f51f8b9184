package bellwether.launch.internal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/// Reads when a process started from `/proc/PID/stat`. For one thread.
final class ProcStat {
  private static final int SIZE = 1024;
  private static final int FIELDS_BEFORE_START = 19;

  private final MemorySegment path = Arena.ofAuto().allocate(64, 8);
  private final MemorySegment buffer = Arena.ofAuto().allocate(SIZE, 8);

  /// In clock ticks since boot; 0: there is no such process.
  long startTicks(int pid) {
    path.setString(0, "/proc/" + pid + "/stat");
    try {
      int descriptor = (int) Libc.OPEN.invokeExact(path, Libc.O_RDONLY, 0);
      if (descriptor < 0) {
        return 0;
      }
      long count = (long) Libc.READ.invokeExact(descriptor, buffer, (long) SIZE);
      Libc.close(descriptor);
      return count <= 0 ? 0 : parse((int) count);
    } catch (Throwable broken) {
      throw Libc.unexpected(broken);
    }
  }

  private long parse(int count) {
    var bytes = new byte[count];
    MemorySegment.copy(buffer, JAVA_BYTE, 0, bytes, 0, count);
    return startTicks(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  /// The 22nd field; the second one, the name in parentheses, may hold blanks and parentheses.
  static long startTicks(String stat) {
    int at = stat.lastIndexOf(')') + 2;
    for (int field = 0; field < FIELDS_BEFORE_START; field++) {
      at = stat.indexOf(' ', at) + 1;
    }
    int end = stat.indexOf(' ', at);
    return Long.parseLong(stat, at, end < 0 ? stat.length() : end, 10);
  }
}
