package bellwether.launch.internal.system;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// The time since the machine's start, in the ticks in which the system notes when a process began.
/// Of one thread.
public final class BootTime {
  private static final long NANOS_PER_TICK = 10_000_000;

  private final MemorySegment time;

  public BootTime(Arena arena) {
    this.time = arena.allocate(16, 8);
  }

  /// The present tick.
  public long ticks() {
    Libc.bootTime(time.address());
    long nanos = time.get(JAVA_LONG, 0) * 1_000_000_000 + time.get(JAVA_LONG, 8);
    return nanos / NANOS_PER_TICK;
  }

  /// When a process of this thread's began, given the ticks before and after its start: in most
  /// cases they are the same, and nothing has to be read.
  public long start(int pid, long before) {
    long after = ticks();
    return before == after ? before : ProcessStat.of(pid).map(ProcessStat::startTicks).orElse(0L);
  }
}
