package bellwether.launch.internal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// All that jobs have left behind: some of it has been asked to end and is killed after the grace
/// period; the rest stays until the launcher closes. One thread looks after it; it is there from
/// the beginning, since the system may give none later. Thread-safe.
public final class Leavings implements AutoCloseable {
  private static final Duration INTERVAL = Duration.ofMillis(20);

  private final Duration grace;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<Ending> ending = new ArrayDeque<>();
  private final List<Remains> staying = new ArrayList<>();
  private boolean hurried;
  private boolean closed;

  public Leavings(Duration grace) {
    this.grace = grace;
    Thread.ofPlatform().daemon().name("leavings").start(this::watch);
  }

  private record Ending(Remains remains, long deadline) {
    boolean isDue() {
      return System.nanoTime() - deadline >= 0;
    }
  }

  /// Adds what has been asked to end.
  public void addEnding(Remains remains) {
    lock.lock();
    try {
      ending.add(new Ending(remains, System.nanoTime() + grace.toNanos()));
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Adds what may run until the launcher closes.
  public void addStaying(Remains remains) {
    lock.lock();
    try {
      staying.removeIf(former -> !former.live());
      staying.add(remains);
    } finally {
      lock.unlock();
    }
  }

  /// Adds what a job has left behind.
  ///
  /// @param stays whether it may run until the launcher closes; else it is asked to end
  public void add(Remains remains, boolean stays) {
    if (stays) {
      addStaying(remains);
    } else {
      remains.end();
      addEnding(remains);
    }
  }

  /// Of how many jobs something is being ended, after waiting a while until there are none.
  public int count(Duration patience) {
    lock.lock();
    try {
      long left = patience.toNanos();
      while (!ending.isEmpty() && left > 0) {
        left = changed.awaitNanos(left);
      }
      return ending.size();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ending.size();
    } finally {
      lock.unlock();
    }
  }

  /// Ends the grace period of all that is being ended, also later.
  public void hurry() {
    lock.lock();
    try {
      hurried = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void watch() {
    lock.lock();
    try {
      while (!closed || !ending.isEmpty()) {
        if (ending.isEmpty()) {
          changed.await();
        } else {
          changed.awaitNanos(INTERVAL.toNanos());
        }
        look();
      }
    } catch (InterruptedException e) {
      ending.forEach(each -> each.remains().kill());
      ending.clear();
    } finally {
      changed.signalAll();
      lock.unlock();
    }
  }

  private void look() {
    if (ending.removeIf(this::isDone)) {
      changed.signalAll();
    }
  }

  private boolean isDone(Ending each) {
    if (hurried || each.isDue()) {
      each.remains().kill();
    }
    return !each.remains().live();
  }

  /// Ends also what was to stay, and waits until there is nothing left.
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      staying.forEach(Remains::end);
      staying.forEach(this::addEnding);
      staying.clear();
      changed.signalAll();
      while (!ending.isEmpty()) {
        changed.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }
}
