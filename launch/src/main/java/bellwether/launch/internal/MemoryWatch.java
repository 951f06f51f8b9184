package bellwether.launch.internal;

import bellwether.launch.LaunchOrder;
import bellwether.launch.internal.system.ProcessTree;
import bellwether.launch.internal.system.ResidentMemory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Ends jobs that use more memory than they may: looks several times a second at what the processes
/// of each have resident.
///
/// Its thread is there from the beginning, since the system may give none later, and sleeps while
/// no job has such a limit. Thread-safe.
public final class MemoryWatch implements AutoCloseable {
  private static final Duration INTERVAL = Duration.ofMillis(200);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<LimitedProcess> watched = new ArrayList<>();
  private boolean closed;

  public MemoryWatch() {
    Thread.ofPlatform().daemon().name("memory").start(this::work);
  }

  /// The process as it is or, where its order limits its memory, watched from now on.
  Running watched(LaunchOrder order, Running running) {
    var limit = order.memory();
    if (limit == null) {
      return running;
    }
    var limited = new LimitedProcess(this::leave, running, limit);
    lock.lock();
    try {
      watched.add(limited);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    return limited;
  }

  void leave(LimitedProcess process) {
    lock.lock();
    try {
      watched.remove(process);
    } finally {
      lock.unlock();
    }
  }

  private void work() {
    for (var now = next(); !now.isEmpty(); now = next()) {
      var tree = ProcessTree.now();
      for (var process : now) {
        check(process, tree);
      }
    }
  }

  private static void check(LimitedProcess process, ProcessTree tree) {
    var pids = tree.under(process.root(), process.pid());
    long most = process.limit().count();
    // Resident pages that several processes share count once only in the second, costly measure.
    if (ResidentMemory.of(pids) > most && ResidentMemory.shared(pids) > most) {
      process.kill();
    }
  }

  /// Those to look at after the interval; empty: the thread is to end.
  private List<LimitedProcess> next() {
    lock.lock();
    try {
      long left = INTERVAL.toNanos();
      while (!closed && (watched.isEmpty() || left > 0)) {
        if (watched.isEmpty()) {
          changed.await();
        } else {
          left = changed.awaitNanos(left);
        }
      }
      return closed ? List.of() : List.copyOf(watched);
    } catch (InterruptedException e) {
      return List.of();
    } finally {
      lock.unlock();
    }
  }

  /// Ends its thread.
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
