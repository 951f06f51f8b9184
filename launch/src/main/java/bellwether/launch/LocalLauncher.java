package bellwether.launch;

import bellwether.launch.internal.Attempt;
import bellwether.launch.internal.LeftoverGroups;
import bellwether.launch.internal.Libc;
import bellwether.launch.internal.Patience;
import bellwether.launch.internal.StreamPipes;
import bellwether.launch.internal.WorkerPool;
import bellwether.model.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Starts processes on this machine, with `posix_spawn`.
///
/// Each running process has a thread that waits for it; threads are made when needed, kept a while,
/// and used again. Each process gets a process group of its own, no descriptors but its three
/// streams, no blocked signals and default dispositions. What is left of a process group when its
/// leader ends gets SIGTERM at once and SIGKILL after the grace period. Threadsafe.
public final class LocalLauncher implements Launcher {

  /// How long processes have between SIGTERM and SIGKILL unless told otherwise.
  public static final Duration DEFAULT_GRACE = Duration.ofSeconds(10);

  /// How long the system may refuse processes unless told otherwise.
  public static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(60);

  private final Duration grace;
  private final LeftoverGroups leftovers;
  private final StreamPipes pipes = new StreamPipes();
  private final WorkerPool workers;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();
  private final Map<Long, Attempt> attempts = new HashMap<>();
  private int untold;
  private boolean closed;

  private LocalLauncher(Clock clock, Duration grace, Duration patience) {
    Libc.keepEndedChildren();
    this.grace = grace;
    this.leftovers = new LeftoverGroups(grace);
    this.workers =
        new WorkerPool(
            new WorkerPool.Shared(clock, new Patience(patience), leftovers, pipes, new Ends()));
  }

  /// A launcher with a grace period of ten seconds.
  public static LocalLauncher create(Clock clock) {
    return create(clock, DEFAULT_GRACE);
  }

  /// A launcher with a grace period of its own.
  public static LocalLauncher create(Clock clock, Duration grace) {
    return create(clock, grace, DEFAULT_PATIENCE);
  }

  /// A launcher with a grace period and a patience of its own.
  ///
  /// @param patience how long the system may refuse processes, while none of ours runs, before an
  ///   order is given up
  /// @throws LaunchException when the system has not even what a launcher needs itself
  public static LocalLauncher create(Clock clock, Duration grace, Duration patience) {
    return new LocalLauncher(clock, grace, patience);
  }

  @Override
  public void launch(LaunchOrder order, LaunchListener listener) {
    var attempt = new Attempt(order, listener);
    remember(order, attempt);
    try {
      workers.perform(attempt);
    } catch (LaunchException e) {
      forget(order);
      throw e;
    }
  }

  private void remember(LaunchOrder order, Attempt attempt) {
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException("Expected an open launcher, but it has been closed");
      }
      if (attempts.putIfAbsent(order.id(), attempt) != null) {
        throw new IllegalArgumentException("Expected a new id, but %d runs".formatted(order.id()));
      }
      untold++;
    } finally {
      lock.unlock();
    }
  }

  private void forget(LaunchOrder order) {
    var ends = new Ends();
    ends.left(order);
    ends.told();
  }

  private final class Ends implements WorkerPool.Ends {
    @Override
    public void left(LaunchOrder order) {
      lock.lock();
      try {
        attempts.remove(order.id());
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void told() {
      lock.lock();
      try {
        untold--;
        if (untold == 0) {
          idle.signalAll();
        }
      } finally {
        lock.unlock();
      }
    }
  }

  @Override
  public void signal(long id, int signal) {
    var attempt = find(id);
    if (attempt != null) {
      attempt.signal(signal);
    }
  }

  private @Nullable Attempt find(long id) {
    lock.lock();
    try {
      return attempts.get(id);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void withdraw(long id) {
    var attempt = find(id);
    if (attempt != null) {
      attempt.withdraw();
    }
  }

  @Override
  public void signalAll(int signal) {
    for (var attempt : all()) {
      attempt.signal(signal);
    }
  }

  private List<Attempt> all() {
    lock.lock();
    try {
      return List.copyOf(attempts.values());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int leftGroups(Duration patience) {
    return leftovers.count(patience);
  }

  @Override
  public void hurry() {
    leftovers.hurry();
  }

  /// As [Launcher#close] says; not to be called by a listener. When the calling thread is
  /// interrupted, SIGKILL is sent at once.
  @Override
  public void close() {
    if (shut()) {
      signalAll(Libc.SIGTERM);
      awaitEnds();
      signalAll(Libc.SIGKILL);
      awaitAllEnds();
      leftovers.close();
      workers.close();
      pipes.close();
    }
  }

  private boolean shut() {
    lock.lock();
    try {
      boolean first = !closed;
      closed = true;
      return first;
    } finally {
      lock.unlock();
    }
  }

  private void awaitEnds() {
    lock.lock();
    try {
      long left = grace.toNanos();
      while (untold > 0 && left > 0) {
        left = idle.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private void awaitAllEnds() {
    lock.lock();
    try {
      while (untold > 0) {
        idle.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }
}
