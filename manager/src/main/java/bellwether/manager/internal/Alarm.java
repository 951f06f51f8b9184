package bellwether.manager.internal;

import bellwether.model.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Calls back when a set time has come. Setting another time replaces the one before.
///
/// Thread-safe; the call comes on a thread of the alarm's own, and a call too early or too often
/// does no harm.
public final class Alarm implements AutoCloseable {
  private final Clock clock;
  private final Runnable ring;
  private final Thread thread;
  private volatile @Nullable Instant at;
  private volatile boolean closed;

  public Alarm(Clock clock, Runnable ring) {
    this.clock = clock;
    this.ring = ring;
    thread = Thread.ofPlatform().daemon().name("alarm").unstarted(this::watch);
    thread.start();
  }

  /// Sets the time at which to call; empty: never.
  public void set(Optional<Instant> time) {
    var before = at;
    at = time.orElse(null);
    if (time.isPresent() && !time.get().equals(before)) {
      LockSupport.unpark(thread);
    }
  }

  private void watch() {
    while (!closed) {
      var next = at;
      if (next == null) {
        LockSupport.park(this);
      } else if (next.isAfter(clock.now())) {
        LockSupport.parkNanos(this, Duration.between(clock.now(), next).toNanos());
      } else {
        at = null;
        ring.run();
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}
