package bellwether.launch.internal;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The time since the machine's start, in the ticks in which the system notes when a process began.
/// Of one thread.
public final class BootTime {
  private static final long NANOS_PER_TICK = 10_000_000;
  private static final int START_TIME_FIELD = 19;

  private final MemorySegment time;

  BootTime(Arena arena) {
    this.time = arena.allocate(16, 8);
  }

  /// The present tick.
  long ticks() {
    Libc.bootTime(time.address());
    long nanos = time.get(JAVA_LONG, 0) * 1_000_000_000 + time.get(JAVA_LONG, 8);
    return nanos / NANOS_PER_TICK;
  }

  /// When a process of this thread's began, given the ticks before and after its start: in most
  /// cases they are the same, and nothing has to be read.
  long start(int pid, long before) {
    long after = ticks();
    return before == after ? before : startTicks(Path.of("/proc"), pid);
  }

  /// When a process began, as `/proc/PID/stat` tells; 0: there is no such process.
  public static long startTicks(Path proc, int pid) {
    try {
      var stat =
          Files.readString(
              proc.resolve(Integer.toString(pid)).resolve("stat"), StandardCharsets.ISO_8859_1);
      // The name of the program may hold blanks and brackets; the rest is plain.
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return Long.parseLong(fields[START_TIME_FIELD]);
    } catch (IOException e) {
      return 0;
    }
  }
}
