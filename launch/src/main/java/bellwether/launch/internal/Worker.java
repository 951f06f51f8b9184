package bellwether.launch.internal;

import bellwether.launch.LaunchOrder;
import bellwether.model.Exit;
import bellwether.model.Launched;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A thread that starts a process, waits for its end, tells it, and goes on with the next order.
final class Worker extends Thread {
  private static final long STACK_SIZE = 256 * 1024;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(640);

  private final Pool pool;
  private final WorkerTools shared;
  private volatile @Nullable Attempt given;

  // The rest is used by this thread alone.
  private boolean handsOver;
  private @Nullable Attempt following;
  private @Nullable Attempt unstarted;

  /// Gives orders to threads.
  interface Pool {
    boolean isClosed();

    /// The next order for a thread; null: there is none for it.
    @Nullable Attempt next(Worker worker);

    /// A thread ends with these orders still its own.
    void gone(List<Attempt> left);
  }

  Worker(Pool pool, WorkerTools shared, @Nullable Attempt first) {
    super(null, null, "launch", STACK_SIZE);
    this.pool = pool;
    this.shared = shared;
    this.given = first;
    setDaemon(true);
  }

  /// Takes an order that a listener gives on this thread: the first after an end.
  boolean takes(Pool asking, Attempt attempt) {
    boolean taken = asking == pool && handsOver && following == null;
    if (taken) {
      following = attempt;
    }
    return taken;
  }

  /// Hands an order to this thread, which idles.
  void give(Attempt attempt) {
    given = attempt;
    wake();
  }

  void wake() {
    LockSupport.unpark(this);
  }

  /// Waits for an order; null when none came in time or the pool was closed.
  @Nullable Attempt await(Duration most) {
    long deadline = System.nanoTime() + most.toNanos();
    long left = most.toNanos();
    while (given == null && left > 0 && !pool.isClosed()) {
      LockSupport.parkNanos(this, left);
      left = deadline - System.nanoTime();
    }
    return takeGiven();
  }

  private @Nullable Attempt takeGiven() {
    var attempt = given;
    given = null;
    return attempt;
  }

  @Override
  public void run() {
    boolean orderly = false;
    try (var arena = Arena.ofConfined();
        var starter = shared.starters().create(arena)) {
      var attempt = given != null ? takeGiven() : pool.next(this);
      while (attempt != null) {
        perform(attempt, starter);
        attempt = following != null ? following : pool.next(this);
        following = null;
      }
      orderly = true;
    } finally {
      if (!orderly) {
        pool.gone(left());
      }
    }
  }

  /// What this thread had taken and not started.
  private List<Attempt> left() {
    return Stream.of(
            Optional.ofNullable(unstarted),
            Optional.ofNullable(following),
            Optional.ofNullable(takeGiven()))
        .flatMap(Optional::stream)
        .toList();
  }

  private void perform(Attempt attempt, Starter starter) {
    Started started;
    unstarted = attempt;
    try {
      started = start(attempt, starter);
      unstarted = null;
    } catch (SpawnException e) {
      leave(attempt, () -> tell(attempt, e));
      return;
    } catch (RuntimeException e) {
      // Such as a path that the system's character set cannot express.
      leave(attempt, () -> attempt.listener().failed(attempt.order(), unforeseen(attempt, e)));
      return;
    }
    var order = attempt.order();
    guarded(() -> attempt.listener().started(order, started.launched(order)));
    var exit = finish(started.running());
    leave(attempt, () -> attempt.listener().ended(order, exit));
  }

  private static void tell(Attempt attempt, SpawnException problem) {
    if (problem.passing()) {
      attempt.listener().refused(attempt.order(), problem.explanation());
    } else {
      attempt.listener().failed(attempt.order(), problem.explanation());
    }
  }

  private static String unforeseen(Attempt attempt, RuntimeException cause) {
    return "Expected to start '%s', but its order cannot be carried out (%s): correct the job"
        .formatted(attempt.order().argv().getFirst(), cause);
  }

  /// Tries again what only lacks something of the machine's, in longer and longer intervals.
  private Started start(Attempt attempt, Starter starter) {
    if (attempt.isWithdrawn()) {
      throw new SpawnException("It was withdrawn before its start");
    }
    var pause = FIRST_PAUSE;
    while (true) {
      try {
        return startNow(attempt, starter);
      } catch (SpawnException e) {
        if (!e.passing() || !shared.patience().allows()) {
          throw e;
        }
        guarded(() -> attempt.listener().delayed(attempt.order(), e.explanation()));
        if (!attempt.pause(pause)) {
          throw new SpawnException(e.explanation());
        }
        pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : pause;
      }
    }
  }

  private Started startNow(Attempt attempt, Starter starter) {
    // Taken before, so that no process seems to have run shorter than it did.
    var time = shared.clock().now();
    var running = shared.memory().watched(attempt.order(), starter.start(attempt.order()));
    attempt.started(running);
    shared.patience().started();
    return new Started(running, time);
  }

  private record Started(Running running, Instant time) {
    Launched launched(LaunchOrder order) {
      return new Launched(
          time, running.pid(), running.startTicks(), text(order.stdout()), text(order.stderr()));
    }
  }

  private static @Nullable String text(@Nullable Path path) {
    return path == null ? null : path.toString();
  }

  private Exit finish(Running running) {
    running.awaitEnd();
    shared.patience().ended();
    return running.take(shared.clock().now());
  }

  private void leave(Attempt attempt, Runnable telling) {
    unstarted = null;
    shared.ends().left(attempt.order());
    handsOver = true;
    try {
      guarded(telling);
    } finally {
      handsOver = false;
      shared.ends().told();
    }
  }

  /// A listener's mistake must not end the thread that others rely on.
  private void guarded(Runnable telling) {
    try {
      telling.run();
    } catch (RuntimeException e) {
      getUncaughtExceptionHandler().uncaughtException(this, e);
    }
  }
}
