package bellwether.launch.internal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Process groups whose leader has ended while others of them have not: they were sent SIGTERM and
/// get SIGKILL after the grace period. One thread looks after all of them, and only while there are
/// any. Threadsafe.
public final class LeftoverGroups implements AutoCloseable {
  private static final Duration INTERVAL = Duration.ofMillis(20);

  private final Duration grace;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition empty = lock.newCondition();
  private final Queue<Group> groups = new ArrayDeque<>();
  private @Nullable Thread watcher;

  public LeftoverGroups(Duration grace) {
    this.grace = grace;
  }

  private record Group(int leader, long deadline) {
    boolean lives() {
      return Libc.kill(-leader, 0) == 0;
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
      if (watcher == null) {
        watcher = Thread.ofPlatform().daemon().name("leftover-groups").start(this::watch);
      }
    } finally {
      lock.unlock();
    }
  }

  private void watch() {
    lock.lock();
    try {
      while (!groups.isEmpty()) {
        empty.awaitNanos(INTERVAL.toNanos());
        groups.removeIf(LeftoverGroups::isDone);
      }
    } catch (InterruptedException e) {
      groups.forEach(group -> Libc.kill(-group.leader(), Libc.SIGKILL));
      groups.clear();
    } finally {
      watcher = null;
      empty.signalAll();
      lock.unlock();
    }
  }

  /// Nothing withstands SIGKILL, so a group that got it is done with, even though the system may go
  /// on listing members that nobody reaps.
  private static boolean isDone(Group group) {
    if (group.isDue()) {
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
      while (watcher != null) {
        empty.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }
}
