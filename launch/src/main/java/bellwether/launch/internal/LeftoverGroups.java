package bellwether.launch.internal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Process groups whose leader has ended while others of them have not: they were sent SIGTERM and
/// get SIGKILL after the grace period. One thread looks after all of them; it is there from the
/// beginning, since the system may give none later. Threadsafe.
public final class LeftoverGroups implements AutoCloseable {
  private static final Duration INTERVAL = Duration.ofMillis(20);

  private final Duration grace;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<Group> groups = new ArrayDeque<>();
  private boolean hurried;
  private boolean closed;

  public LeftoverGroups(Duration grace) {
    this.grace = grace;
    Thread.ofPlatform().daemon().name("leftover-groups").start(this::watch);
  }

  /// How many there are, after waiting a while until there are none.
  public int count(Duration patience) {
    lock.lock();
    try {
      long left = patience.toNanos();
      while (!groups.isEmpty() && left > 0) {
        left = changed.awaitNanos(left);
      }
      return groups.size();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return groups.size();
    } finally {
      lock.unlock();
    }
  }

  /// Ends the grace period of all of them, and of those that come later.
  public void hurry() {
    lock.lock();
    try {
      hurried = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private record Group(int leader, long deadline) {
    boolean lives() {
      return Libc.kill(-leader, 0) == 0 && ProcessStat.all().anyMatch(this::isMember);
    }

    /// The system counts also those that have ended and that nobody has reaped yet.
    private boolean isMember(ProcessStat stat) {
      return stat.group() == leader && stat.runs();
    }

    boolean isDue() {
      return System.nanoTime() - deadline >= 0;
    }
  }

  void add(int leader) {
    lock.lock();
    try {
      groups.add(new Group(leader, System.nanoTime() + grace.toNanos()));
      Libc.kill(-leader, Libc.SIGCONT);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void watch() {
    lock.lock();
    try {
      while (!closed || !groups.isEmpty()) {
        if (groups.isEmpty()) {
          changed.await();
        } else {
          changed.awaitNanos(INTERVAL.toNanos());
        }
        look();
      }
    } catch (InterruptedException e) {
      groups.forEach(group -> Libc.kill(-group.leader(), Libc.SIGKILL));
      groups.clear();
    } finally {
      changed.signalAll();
      lock.unlock();
    }
  }

  private void look() {
    if (groups.removeIf(this::isDone)) {
      changed.signalAll();
    }
  }

  /// Nothing withstands SIGKILL, so a group that got it is done with, even though the system may go
  /// on listing members that nobody reaps.
  private boolean isDone(Group group) {
    if (hurried || group.isDue()) {
      Libc.kill(-group.leader(), Libc.SIGKILL);
      return true;
    }
    return !group.lives();
  }

  /// Waits until all groups have ended or were killed.
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
      while (!groups.isEmpty()) {
        changed.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }
}
