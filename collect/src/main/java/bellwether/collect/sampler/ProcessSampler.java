package bellwether.collect.sampler;

import bellwether.collect.ProcessRecord;
import bellwether.collect.internal.papiex.TextCache;
import bellwether.model.Exit;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Looks again and again at the processes of running attempts in `/proc`, all in one pass, and
/// remembers how they were last seen. It takes at most 2 % of one core. Thread-safe.
///
/// What is shorter than the time between two samples may not be seen. An attempt's own process is
/// always there: how it ended, and what it used, is known without samples.
public final class ProcessSampler implements AutoCloseable {
  /// The shortest time between two samples.
  public static final Duration INTERVAL = Duration.ofMillis(200);

  private final String host;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<Long, AttemptSamples> attempts = new LinkedHashMap<>();
  private final TextCache words = new TextCache(false);
  private final StrayMarks marks = new StrayMarks();
  private final SampleBudget budget = new SampleBudget(INTERVAL);
  private @Nullable Thread thread;
  private boolean closed;

  /// @param host this machine's name, as records have it
  public ProcessSampler(String host) {
    this.host = host;
  }

  /// An attempt's process runs: its processes are sampled from now on.
  public void begin(SampledAttempt attempt) {
    lock.lock();
    try {
      attempts.put(attempt.id(), new AttemptSamples(attempt));
      changed.signal();
      if (thread == null) {
        thread = Thread.ofPlatform().daemon().name("process-sampler").start(this::work);
      }
    } finally {
      lock.unlock();
    }
  }

  /// An attempt has ended: its processes, its own first.
  ///
  /// @param tags that all of them have besides their own
  public List<ProcessRecord> end(long attempt, Exit exit, Map<String, String> tags) {
    lock.lock();
    try {
      var samples = attempts.remove(attempt);
      return samples == null
          ? List.of()
          : new SampledRecords(WallClock.bootTime(), host, tags).of(samples, exit);
    } finally {
      lock.unlock();
    }
  }

  private void work() {
    lock.lock();
    try {
      long last = System.nanoTime();
      long pause = INTERVAL.toNanos();
      while (await(pause)) {
        long used = sample();
        long now = System.nanoTime();
        pause = budget.pause(now - last, used);
        last = now;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  /// False: it is closed.
  private boolean await(long pause) throws InterruptedException {
    long left = pause;
    while (!closed && (left > 0 || attempts.isEmpty())) {
      if (left > 0) {
        left = changed.awaitNanos(left);
      } else {
        changed.await();
        left = pause;
      }
    }
    return !closed;
  }

  /// Takes a sample; returns the CPU time that it took, in nanoseconds.
  private long sample() {
    long before = ThreadTime.nanos();
    long time = WallClock.now();
    new ProcWalk(attempts.values(), marks).run((attempt, stat) -> attempt.see(stat, words, time));
    return ThreadTime.nanos() - before;
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }
}
