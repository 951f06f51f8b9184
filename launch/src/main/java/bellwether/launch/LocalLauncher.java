package bellwether.launch;

import bellwether.launch.internal.AdoptedRemains;
import bellwether.launch.internal.Attempt;
import bellwether.launch.internal.DirectStarter;
import bellwether.launch.internal.Leavings;
import bellwether.launch.internal.MemoryWatch;
import bellwether.launch.internal.Patience;
import bellwether.launch.internal.ProgramLookup;
import bellwether.launch.internal.Starters;
import bellwether.launch.internal.StreamPipes;
import bellwether.launch.internal.WorkerPool;
import bellwether.launch.internal.WorkerTools;
import bellwether.launch.internal.helper.HelperProgram;
import bellwether.launch.internal.helper.HelperStarter;
import bellwether.launch.internal.helper.SpawnHelpers;
import bellwether.launch.internal.system.Libc;
import bellwether.model.Clock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Starts processes on this machine, through spawn helpers or, where there is none, with
/// `posix_spawn`.
///
/// Each running process has a thread that waits for it; threads are made when needed, kept a while,
/// and used again. Each process gets a process group of its own, no descriptors but its three
/// streams, no blocked signals and default dispositions. What a job leaves behind when its process
/// ends gets SIGTERM at once and SIGKILL after the grace period, unless its order lets it stay;
/// without a helper only what is left of its process group. Thread-safe.
public final class LocalLauncher implements Launcher {

  /// How long processes have between SIGTERM and SIGKILL unless told otherwise.
  public static final Duration DEFAULT_GRACE = Duration.ofSeconds(10);

  /// How long the system may refuse processes unless told otherwise.
  public static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(60);

  private static final String HELPER_PROPERTY = "bellwether.spawn_helper";

  private final Duration grace;
  private final Leavings leavings;
  private final StreamPipes pipes = new StreamPipes();
  private final MemoryWatch memory = new MemoryWatch();
  private final @Nullable HelperProgram helper;
  private final WorkerPool workers;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();
  private final Map<Long, Attempt> attempts = new HashMap<>();
  private int untold;
  private boolean closed;

  private LocalLauncher(Clock clock, Settings settings) {
    Libc.keepEndedChildren();
    this.grace = settings.grace();
    this.leavings = new Leavings(grace);
    this.helper = HelperProgram.open(settings.helper());
    AdoptedRemains.adopt();
    var starters = starters(helper, grace, pipes, leavings);
    this.workers =
        new WorkerPool(
            new WorkerTools(
                clock, new Patience(settings.patience()), starters, memory, new Ends()));
  }

  private static Starters starters(
      @Nullable HelperProgram helper, Duration grace, StreamPipes pipes, Leavings leavings) {
    if (helper == null) {
      var programs = new ProgramLookup();
      return arena -> new DirectStarter(arena, programs, pipes, leavings);
    }
    var helpers = new SpawnHelpers(helper, grace, pipes, leavings);
    return arena -> new HelperStarter(arena, helpers);
  }

  /// How a launcher does its work.
  ///
  /// @param grace how long processes have between SIGTERM and SIGKILL
  /// @param patience how long the system may refuse processes, while none of ours runs, before an
  ///   order is given up
  /// @param helper the program of the spawn helper; null, or no program: processes are started from
  ///   this one
  public record Settings(Duration grace, Duration patience, @Nullable Path helper) {
    /// Settings with the spawn helper that came with this program, if one did.
    public static Settings of(Duration grace, Duration patience) {
      return new Settings(grace, patience, installedHelper());
    }

    /// The spawn helper that the start script names; it may not be there, since it was not built.
    public static @Nullable Path installedHelper() {
      var place = System.getProperty(HELPER_PROPERTY);
      return place == null ? null : Path.of(place);
    }
  }

  /// A launcher with a grace period of ten seconds.
  public static LocalLauncher create(Clock clock) {
    return create(clock, DEFAULT_GRACE);
  }

  /// A launcher with a grace period of its own.
  public static LocalLauncher create(Clock clock, Duration grace) {
    return create(clock, Settings.of(grace, DEFAULT_PATIENCE));
  }

  /// A launcher with settings of its own.
  ///
  /// @throws LaunchException when the system has not even what a launcher needs itself
  public static LocalLauncher create(Clock clock, Settings settings) {
    return new LocalLauncher(clock, settings);
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

  private final class Ends implements WorkerTools.Ends {
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

  /// Whether processes are started through spawn helpers.
  public boolean hasHelper() {
    return helper != null;
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
    return leavings.count(patience);
  }

  @Override
  public void hurry() {
    leavings.hurry();
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
      leavings.close();
      workers.close();
      memory.close();
      pipes.close();
      if (helper != null) {
        helper.close();
      }
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
