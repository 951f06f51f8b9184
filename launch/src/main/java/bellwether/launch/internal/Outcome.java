package bellwether.launch.internal;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import bellwether.model.Bytes;
import bellwether.model.Usage;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What the system told about the process that was last waited for. Of one thread.
///
/// Peak memory: a new process inherits the peak of the one that started it, so that a value which
/// is not above our own peak says nothing. The system counts pages in batches, hence the margin.
final class Outcome {
  private static final long MARGIN = Bytes.ofMebi(1).count();

  /// Exit code 255, should the system not tell: never that of the process before.
  private static final int LOST = 255 << 8;

  private final MemorySegment info;
  private final MemorySegment status;
  private final MemorySegment usage;
  private final MemorySegment ownUsage;
  private long ownPeak;

  Outcome(Arena arena) {
    info = arena.allocate(Libc.SIGNAL_INFO_SIZE, 8);
    status = arena.allocate(JAVA_INT);
    usage = arena.allocate(Libc.USAGE_SIZE, 8);
    ownUsage = arena.allocate(Libc.USAGE_SIZE, 8);
  }

  /// Blocks until the process has ended. Its number stays taken until [#reap].
  void await(int pid) {
    int result;
    do {
      result = Libc.awaitEnd(pid, info.address());
    } while (result != 0 && Libc.kill(pid, 0) == 0);
  }

  /// Gives the number of the process back to the system.
  void reap(int pid) {
    status.set(JAVA_INT, 0, LOST);
    Libc.wait4(pid, status.address(), usage.address());
  }

  /// The exit code; -1 when a signal ended the process.
  int code() {
    return signal() != 0 ? -1 : status.get(JAVA_INT, 0) >> 8 & 0xFF;
  }

  /// The signal that ended the process; 0: none.
  int signal() {
    return status.get(JAVA_INT, 0) & 0x7F;
  }

  Usage usage() {
    return new Usage(
        duration(0),
        duration(16),
        peak(),
        count(64),
        count(72),
        count(88),
        count(96),
        count(128),
        count(136));
  }

  private Duration duration(long offset) {
    return Duration.ofSeconds(count(offset), count(offset + 8) * 1000);
  }

  private long count(long offset) {
    return usage.get(JAVA_LONG, offset);
  }

  private @Nullable Bytes peak() {
    long peak = count(32) * 1024;
    if (peak > ownPeak + MARGIN) {
      Libc.ownUsage(ownUsage.address());
      ownPeak = ownUsage.get(JAVA_LONG, 32) * 1024;
    }
    return peak > ownPeak + MARGIN ? new Bytes(peak) : null;
  }
}
