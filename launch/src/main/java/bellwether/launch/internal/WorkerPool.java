package bellwether.launch.internal;

import bellwether.launch.LaunchListener;
import bellwether.launch.LaunchOrder;
import bellwether.model.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// The threads that start processes and wait for them: as many as processes run at once.
/// Threadsafe.
///
/// An order goes to the thread that gives it, when that thread has just told the end of another
/// order and has none yet; else to a thread that idles; else to a new one.
public final class WorkerPool implements AutoCloseable {
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(5);

  private final Shared shared;
  private final Deque<Worker> idle = new ArrayDeque<>();
  private volatile boolean closed;

  public WorkerPool(Shared shared) {
    this.shared = shared;
  }

  /// What all threads have in common.
  public record Shared(
      Clock clock, LeftoverGroups leftovers, ErrorTails tails, ProgramLookup programs, Ends ends) {

    public Shared(Clock clock, LeftoverGroups leftovers, ErrorTails tails, Ends ends) {
      this(clock, leftovers, tails, new ProgramLookup(), ends);
    }
  }

  /// Is told of each order's end, before its listener and after.
  public interface Ends {
    /// The order's process has been reaped, or there will be none; its listener is told next.
    void left(LaunchOrder order);

    /// The listener has been told.
    void told();
  }

  /// Starts the order on one of the threads.
  public void perform(LaunchOrder order, LaunchListener listener, Attempt attempt) {
    if (Thread.currentThread() instanceof Worker worker && worker.takes(this, attempt)) {
      return;
    }
    var waiting = takeIdle();
    if (waiting != null) {
      waiting.give(attempt);
    } else {
      startWorker(order, listener, attempt);
    }
  }

  private void startWorker(LaunchOrder order, LaunchListener listener, Attempt attempt) {
    try {
      var worker = new Worker(this, shared, attempt);
      worker.start();
    } catch (OutOfMemoryError e) {
      shared.ends().left(order);
      listener.failed(
          order,
          "Expected a thread to start '%s', but the system gives no more: raise the limit of processes (ulimit -u) or run fewer jobs at once"
              .formatted(order.argv().getFirst()));
      shared.ends().told();
    }
  }

  private synchronized @Nullable Worker takeIdle() {
    return idle.pollLast();
  }

  /// Waits for an order; null when the thread is to end.
  @Nullable Attempt next(Worker worker) {
    if (!rest(worker)) {
      return null;
    }
    var attempt = worker.await(KEEP_ALIVE);
    return attempt != null || retire(worker) ? attempt : worker.awaitGiven();
  }

  private synchronized boolean rest(Worker worker) {
    if (!closed) {
      idle.addLast(worker);
    }
    return !closed;
  }

  /// Whether the thread may end: not when somebody has chosen it in this very moment.
  private synchronized boolean retire(Worker worker) {
    return idle.remove(worker);
  }

  boolean isClosed() {
    return closed;
  }

  /// Ends the threads that idle; others end after their order.
  @Override
  public synchronized void close() {
    closed = true;
    idle.forEach(Worker::wake);
  }
}
