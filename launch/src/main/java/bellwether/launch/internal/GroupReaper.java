package bellwether.launch.internal;

import bellwether.model.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Ends what ended jobs left behind in their process groups: a request at once, the kill after the
/// grace period.
///
/// Threadsafe. Its thread exists only once something was left behind.
final class GroupReaper implements AutoCloseable {
  private static final int TERM = 15;
  private static final int KILL = 9;
  private static final Duration LOOK = Duration.ofMillis(50);

  private final Map<Integer, Instant> groups = new ConcurrentHashMap<>();
  private final Duration grace;
  private final Clock clock;
  private @Nullable Thread thread;

  GroupReaper(Duration grace, Clock clock) {
    this.grace = grace;
    this.clock = clock;
  }

  /// Ends the rest of a group whose leader has ended; mostly there is none.
  void clear(int group) {
    if (Libc.killGroup(group, TERM)) {
      groups.put(group, clock.now().plus(grace));
      startOnce();
    }
  }

  private synchronized void startOnce() {
    if (thread == null) {
      thread = Thread.ofVirtual().name("group-reaper").start(this::work);
    }
    LockSupport.unpark(thread);
  }

  private void work() {
    while (true) {
      groups.entrySet().removeIf(entry -> isOver(entry.getKey(), entry.getValue()));
      if (groups.isEmpty()) {
        LockSupport.park(this);
      } else {
        LockSupport.parkNanos(this, LOOK.toNanos());
      }
    }
  }

  private boolean isOver(int group, Instant deadline) {
    boolean late = clock.now().isAfter(deadline);
    return !Libc.killGroup(group, late ? KILL : 0) || late;
  }

  /// Gives what is left its grace, then kills it.
  @Override
  public void close() {
    while (!groups.isEmpty()) {
      groups.entrySet().removeIf(entry -> isOver(entry.getKey(), entry.getValue()));
      if (!groups.isEmpty()) {
        LockSupport.parkNanos(this, LOOK.toNanos());
      }
    }
  }
}
