package bellwether.launch.internal;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import bellwether.launch.internal.system.Libc;
import bellwether.launch.internal.system.RawUsage;
import bellwether.launch.internal.system.WaitStatus;
import bellwether.model.Bytes;
import bellwether.model.Usage;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// What the system reported about the process that was last waited for. Of one thread.
///
/// Peak memory: a new process inherits the peak of the one that started it, so that a value which
/// is not above our own peak says nothing. The system counts pages in batches, hence the margin.
public final class Outcome {
  private static final long MARGIN = Bytes.ofMebi(1).count();

  /// Exit code 255, should the system not say: never that of the process before.
  private static final int LOST = 255 << 8;

  private final MemorySegment info;
  private final MemorySegment status;
  private final RawUsage usage;
  private final RawUsage ownUsage;
  private long ownPeak;

  public Outcome(Arena arena) {
    info = arena.allocate(Libc.SIGNAL_INFO_SIZE, 8);
    status = arena.allocate(JAVA_INT);
    usage = new RawUsage(arena.allocate(Libc.USAGE_SIZE, 8));
    ownUsage = new RawUsage(arena.allocate(Libc.USAGE_SIZE, 8));
  }

  /// Blocks until the process has ended. Its number stays taken until [#reap].
  void await(int pid) {
    int result;
    do {
      result = Libc.awaitEnd(pid, info.address());
    } while (result != 0 && Libc.kill(pid, 0) == 0);
  }

  /// Gives the number of the process back to the system.
  public void reap(int pid) {
    status.set(JAVA_INT, 0, LOST);
    Libc.wait4(pid, status.address(), usage.memory().address());
  }

  public WaitStatus status() {
    return new WaitStatus(status.get(JAVA_INT, 0));
  }

  Usage usage() {
    return usage.usage(peak());
  }

  private @Nullable Bytes peak() {
    var peak = usage.peak();
    if (peak.count() > ownPeak + MARGIN) {
      Libc.ownUsage(ownUsage.memory().address());
      ownPeak = ownUsage.peak().count();
    }
    return peak.count() > ownPeak + MARGIN ? peak : null;
  }
}
