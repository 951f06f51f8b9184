package bellwether.launch.internal;

import bellwether.launch.LaunchException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The threads that start processes and wait for them: as many as processes run at once.
/// Thread-safe.
///
/// An order goes to the thread that gives it, when that thread has just told the end of another
/// order and has none yet; else to a thread that idles; else to a new one. When the system gives no
/// more threads, it waits for the first that has time; one is there from the beginning and stays.
public final class WorkerPool implements Worker.Pool, AutoCloseable {
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(5);

  private final WorkerTools shared;
  private final Deque<Worker> idle = new ArrayDeque<>();
  private final Deque<Attempt> waiting = new ArrayDeque<>();
  private int threads;
  private volatile boolean closed;

  public WorkerPool(WorkerTools shared) {
    this.shared = shared;
    startFirst();
  }

  private void startFirst() {
    threads++;
    try {
      new Worker(this, shared, null).start();
    } catch (OutOfMemoryError e) {
      throw new LaunchException(
          "Expected threads to start jobs with, but the system gives none: raise the limit of processes (ulimit -u)",
          e);
    }
  }

  /// Starts the order on one of the threads.
  public void perform(Attempt attempt) {
    if (Thread.currentThread() instanceof Worker worker && worker.takes(this, attempt)) {
      return;
    }
    var free = takeIdle();
    if (free != null) {
      free.give(attempt);
    } else {
      startWorker(attempt);
    }
  }

  private synchronized void startWorker(@Nullable Attempt attempt) {
    threads++;
    try {
      new Worker(this, shared, attempt).start();
    } catch (OutOfMemoryError e) {
      threads--;
      if (attempt != null) {
        giveLater(attempt);
      }
    }
  }

  private synchronized void giveLater(Attempt attempt) {
    var free = idle.pollLast();
    if (free != null) {
      free.give(attempt);
    } else {
      waiting.addLast(attempt);
    }
  }

  /// A thread has broken down, such as for want of memory.
  ///
  /// @param left what it had taken and not started
  @Override
  public synchronized void gone(List<Attempt> left) {
    threads--;
    left.forEach(waiting::addLast);
    if (threads == 0 || !waiting.isEmpty()) {
      startWorker(waiting.pollFirst());
    }
  }

  private synchronized @Nullable Worker takeIdle() {
    return idle.pollLast();
  }

  /// Waits for an order; null when the thread is to end.
  @Override
  public @Nullable Attempt next(Worker worker) {
    var longest = rest(worker);
    if (longest != null || closed) {
      return longest;
    }
    var attempt = worker.await(KEEP_ALIVE);
    while (attempt == null && !retire(worker)) {
      attempt = worker.await(KEEP_ALIVE);
    }
    return attempt;
  }

  /// What has waited longest for a thread; null: nothing has, and the thread idles from now on.
  private synchronized @Nullable Attempt rest(Worker worker) {
    var longest = waiting.pollFirst();
    if (longest == null && closed) {
      threads--;
    } else if (longest == null) {
      idle.addLast(worker);
    }
    return longest;
  }

  /// Whether the thread may end: not the last one, and not when somebody has chosen it in this very
  /// moment.
  private synchronized boolean retire(Worker worker) {
    boolean isFree = (threads > 1 || closed) && idle.remove(worker);
    threads -= isFree ? 1 : 0;
    return isFree;
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  /// Ends the threads that idle; others end after their order.
  @Override
  public synchronized void close() {
    closed = true;
    idle.forEach(Worker::wake);
  }
}
