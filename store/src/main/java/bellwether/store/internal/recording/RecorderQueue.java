package bellwether.store.internal.recording;

import bellwether.model.Event;
import bellwether.store.NewJob;
import bellwether.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// What waits for the disk, between those who record and the one thread that writes.
///
/// Those who record wait while more than the limit is waiting. The writer takes all that is there;
/// before that it lingers until some time has passed since it took the group before, unless
/// somebody flushes or half the limit is reached: many small groups cost more than few large ones,
/// and nobody waits for them. What came while a group was written for longer than that is taken at
/// once. Thread-safe.
final class RecorderQueue {

  /// What is written in one transaction.
  record Batch(List<NewJob> jobs, List<Event> events) {
    int size() {
      return jobs.size() + events.size();
    }
  }

  private static final Batch NOTHING = new Batch(List.of(), List.of());
  private static final Duration IDLE = Duration.ofSeconds(1);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final Condition progress = lock.newCondition();
  private final int limit;
  private final long lingerNanos;
  private final LongSupplier nanos;

  private Batch waiting = new Batch(new ArrayList<>(), new ArrayList<>());
  private long accepted;
  private long durable;
  private int flushing;
  private boolean closed;
  private boolean idle;
  private long lastGroup;
  private @Nullable StoreException failure;

  RecorderQueue(int limit, Duration linger) {
    this(limit, linger, System::nanoTime);
  }

  RecorderQueue(int limit, Duration linger, LongSupplier nanos) {
    this.limit = limit;
    this.lingerNanos = linger.toNanos();
    this.nanos = nanos;
    this.lastGroup = nanos.getAsLong() - lingerNanos;
  }

  void put(List<NewJob> jobs, List<Event> events) {
    lock.lock();
    try {
      while (waiting.size() >= limit && failure == null) {
        progress.awaitUninterruptibly();
      }
      refuseIfOver();
      waiting.jobs().addAll(jobs);
      waiting.events().addAll(events);
      accepted += jobs.size() + events.size();
      // A writer that lingers is not woken for each event: that costs more than to write it.
      if (idle || isMuch()) {
        work.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Returns when all that was put so far is done with.
  void awaitDurable() {
    lock.lock();
    try {
      long goal = accepted;
      flushing++;
      work.signal();
      while (durable < goal && failure == null) {
        progress.awaitUninterruptibly();
      }
      flushing--;
      refuseIfFailed();
    } finally {
      lock.unlock();
    }
  }

  /// The next group, an empty one when nothing came for a while; null: closed and all done.
  @Nullable Batch take() {
    lock.lock();
    try {
      await();
      if (waiting.size() == 0) {
        return closed ? null : NOTHING;
      }
      linger();
      lastGroup = nanos.getAsLong();
      var batch = waiting;
      waiting = new Batch(new ArrayList<>(), new ArrayList<>(batch.events().size()));
      progress.signalAll();
      return batch;
    } catch (InterruptedException e) {
      throw new IllegalStateException("Expected nobody to interrupt the catalog's writer", e);
    } finally {
      lock.unlock();
    }
  }

  private void await() throws InterruptedException {
    idle = true;
    long rest = IDLE.toNanos();
    while (waiting.size() == 0 && !closed && rest > 0) {
      rest = work.awaitNanos(rest);
    }
    idle = false;
  }

  private void linger() throws InterruptedException {
    long rest = lastGroup + lingerNanos - nanos.getAsLong();
    while (rest > 0 && flushing == 0 && !closed && !isMuch()) {
      rest = work.awaitNanos(rest);
    }
  }

  private boolean isMuch() {
    return waiting.size() >= limit / 2;
  }

  /// Tells that a group is durable and its listener has heard of it.
  void done(Batch batch) {
    lock.lock();
    try {
      durable += batch.size();
      progress.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Tells that nothing more will be written.
  void fail(StoreException problem) {
    lock.lock();
    try {
      failure = problem;
      progress.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      work.signal();
    } finally {
      lock.unlock();
    }
  }

  private void refuseIfOver() {
    refuseIfFailed();
    if (closed) {
      throw new IllegalStateException("Expected an open recorder, but it was closed");
    }
  }

  /// A new exception each time, with the stack of whoever meets it.
  private void refuseIfFailed() {
    if (failure != null) {
      throw new StoreException(failure.file(), String.valueOf(failure.getMessage()), failure);
    }
  }
}
