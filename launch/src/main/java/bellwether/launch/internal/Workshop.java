package bellwether.launch.internal;

import bellwether.launch.internal.WorkerThread.Assignment;
import bellwether.model.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// The workers of a launcher with what they share. There are as many as processes run at once.
public final class Workshop implements AutoCloseable {
  private static final int TERM = 15;
  private static final int KILL = 9;
  private static final Duration LOOK = Duration.ofMillis(5);

  private final Map<Long, Running> running = new ConcurrentHashMap<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private final StderrDrain drain = new StderrDrain();
  private final BitSet cores = Affinity.present();
  private final ThreadPoolExecutor workers;
  private final GroupReaper reaper;
  private final Clock clock;
  private final Duration grace;

  /// A process that lives, or that has ended and is still to be taken away. Guarded by itself.
  static final class Running {
    final int pid;
    boolean gone;

    Running(int pid) {
      this.pid = pid;
    }
  }

  public Workshop(Duration grace, Clock clock) {
    this.grace = grace;
    this.clock = clock;
    reaper = new GroupReaper(grace, clock);
    workers =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            30,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            work -> new WorkerThread(this, work, numbers.incrementAndGet()));
    drain.start();
  }

  Clock clock() {
    return clock;
  }

  BitSet cores() {
    return cores;
  }

  StderrDrain drain() {
    return drain;
  }

  GroupReaper reaper() {
    return reaper;
  }

  /// Gives the assignment to the present worker, else to an idle one, else to a new one.
  public void assign(Assignment assignment) {
    boolean taken =
        Thread.currentThread() instanceof WorkerThread worker && worker.takes(assignment);
    if (!taken) {
      workers.execute(() -> ((WorkerThread) Thread.currentThread()).work(assignment));
    }
  }

  Running started(long id, int pid) {
    var started = new Running(pid);
    running.put(id, started);
    return started;
  }

  /// Takes a process away, so that no signal can reach another one of the same number.
  Waiter.Ending ended(long id, Running process, Supplier<Waiter.Ending> reap) {
    synchronized (process) {
      process.gone = true;
      running.remove(id, process);
      return reap.get();
    }
  }

  /// Sends a signal to the process group of an order, if it lives.
  public void signal(long id, int signal) {
    var process = running.get(id);
    if (process != null) {
      synchronized (process) {
        if (!process.gone) {
          Libc.killGroup(process.pid, signal);
        }
      }
    }
  }

  /// Ends all that still runs; afterwards nothing is left of it.
  @Override
  public void close() {
    running.keySet().forEach(id -> signal(id, TERM));
    if (!awaitEmpty(clock.now().plus(grace))) {
      running.keySet().forEach(id -> signal(id, KILL));
      awaitEmpty(clock.now().plus(grace));
    }
    reaper.close();
    drain.close();
    workers.shutdown();
  }

  private boolean awaitEmpty(Instant deadline) {
    while (!running.isEmpty() && clock.now().isBefore(deadline)) {
      LockSupport.parkNanos(LOOK.toNanos());
    }
    return running.isEmpty();
  }
}
