package bellwether.launch.internal;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import bellwether.model.Bytes;
import bellwether.model.Usage;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;

/// Waits for processes of the present thread and tells how they ended.
///
/// Two steps: [#awaitEnd] returns when the process has ended but is still there as a zombie, so
/// that its number cannot be given to another; [#reap] takes it away.
final class Waiter {
  private static final int MAX_RSS = 32;

  private final MemorySegment info = Arena.ofAuto().allocate(Libc.SIZEOF_SIGINFO, 8);
  private final MemorySegment status = Arena.ofAuto().allocate(JAVA_INT);
  private final MemorySegment usage = Arena.ofAuto().allocate(Libc.SIZEOF_RUSAGE, 8);
  private final MemorySegment own = Arena.ofAuto().allocate(Libc.SIZEOF_RUSAGE, 8);

  /// How a process ended: its exit code, or -1 and the signal.
  record Ending(int code, int signal, Usage usage) {}

  void awaitEnd(int pid) {
    try {
      int flags = Libc.WEXITED | Libc.WNOWAIT;
      while ((int) Libc.WAITID.invokeExact(Libc.P_PID, pid, info, flags) != 0) {
        // Interrupted by a signal to the manager: it is our own child and cannot be gone.
        Thread.onSpinWait();
      }
    } catch (Throwable broken) {
      throw Libc.unexpected(broken);
    }
  }

  Ending reap(int pid) {
    try {
      int _ = (int) Libc.WAIT4.invokeExact(pid, status, 0, usage);
      int _ = (int) Libc.GETRUSAGE.invokeExact(Libc.RUSAGE_SELF, own);
    } catch (Throwable broken) {
      throw Libc.unexpected(broken);
    }
    int word = status.get(JAVA_INT, 0);
    int signal = word & 0x7f;
    return new Ending(signal == 0 ? (word >> 8) & 0xff : -1, signal, usage());
  }

  private Usage usage() {
    long peak = usage.get(JAVA_LONG, MAX_RSS);
    // A child's peak starts at the launcher's own: what is not above it tells nothing.
    boolean hidden = peak <= own.get(JAVA_LONG, MAX_RSS);
    return new Usage(
        time(0),
        time(16),
        hidden ? null : Bytes.ofKibi(peak),
        usage.get(JAVA_LONG, 64),
        usage.get(JAVA_LONG, 72),
        usage.get(JAVA_LONG, 88),
        usage.get(JAVA_LONG, 96),
        usage.get(JAVA_LONG, 128),
        usage.get(JAVA_LONG, 136));
  }

  private Duration time(int at) {
    return Duration.ofSeconds(usage.get(JAVA_LONG, at), usage.get(JAVA_LONG, at + 8L) * 1_000);
  }
}
