package bellwether.launch.internal;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import bellwether.launch.LaunchListener;
import bellwether.launch.LaunchOrder;
import bellwether.model.Exit;
import bellwether.model.Launched;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A thread that starts a process, waits for its end and tells it; then the next.
///
/// What is launched from within the listener's call about an end, this thread does itself right
/// after: no other needs to wake up between the end of one process and the start of the next.
public final class WorkerThread extends Thread {
  private static final long STACK = 512 * 1024;

  /// An order with who wants to hear of it.
  public record Assignment(LaunchOrder order, LaunchListener listener) {}

  private final Workshop shop;
  private final Spawner spawner = new Spawner();
  private final Waiter waiter = new Waiter();
  private final ProcStat stat = new ProcStat();
  private final Affinity affinity;
  private final MemorySegment pair = Arena.ofAuto().allocate(JAVA_INT, 2);
  private final MemorySegment event = Arena.ofAuto().allocate(16, 8);
  private final MemorySegment buffer = StderrPipe.buffer();
  private @Nullable Assignment next;
  private boolean takesNext;

  WorkerThread(Workshop shop, Runnable work, int number) {
    super(null, work, "worker-" + number, STACK, false);
    this.shop = shop;
    affinity = new Affinity(shop.cores());
    setDaemon(true);
  }

  /// Whether the thread takes the assignment as its next one.
  boolean takes(Assignment assignment) {
    if (!takesNext || next != null) {
      return false;
    }
    next = assignment;
    return true;
  }

  /// Does the assignment, and all that come to it meanwhile.
  void work(Assignment first) {
    for (var assignment = first; assignment != null; assignment = takeNext()) {
      perform(assignment.order(), assignment.listener());
    }
  }

  private @Nullable Assignment takeNext() {
    var taken = next;
    next = null;
    return taken;
  }

  private void perform(LaunchOrder order, LaunchListener listener) {
    affinity.bind(order.cores());
    var pipe = order.stderr() == null ? StderrPipe.open(pair) : null;
    int pid = start(order, pipe);
    if (pid < 0) {
      abandon(pipe);
      tell(() -> listener.failed(order, Diagnosis.of(order, -pid)));
      return;
    }
    var running = shop.started(order.id(), pid);
    if (pipe != null) {
      shop.drain().add(pipe, event);
    }
    listener.started(order, launched(order, pid));
    waiter.awaitEnd(pid);
    var time = shop.clock().now();
    var ending = shop.ended(order.id(), running, () -> waiter.reap(pid));
    boolean failed = ending.code() != 0;
    var tail = pipe == null ? "" : finish(pipe, failed);
    shop.reaper().clear(pid);
    tell(() -> listener.ended(order, exit(time, ending, tail)));
  }

  private int start(LaunchOrder order, @Nullable StderrPipe pipe) {
    int writer = pipe == null ? -1 : pipe.writer;
    int pid = spawner.spawn(order, writer);
    // The directory is made only when it turns out to be missing: mostly it is there.
    return pid < 0 && Diagnosis.makeDirectory(order.directory())
        ? spawner.spawn(order, writer)
        : pid;
  }

  private static void abandon(@Nullable StderrPipe pipe) {
    if (pipe != null) {
      Libc.close(pipe.writer);
      pipe.close();
    }
  }

  private Launched launched(LaunchOrder order, int pid) {
    return new Launched(
        shop.clock().now(), pid, stat.startTicks(pid), text(order.stdout()), text(order.stderr()));
  }

  private static @Nullable String text(@Nullable Path path) {
    return path == null ? null : path.toString();
  }

  private static Exit exit(Instant time, Waiter.Ending ending, String tail) {
    return new Exit(time, ending.code(), ending.signal(), ending.usage(), tail);
  }

  private String finish(StderrPipe pipe, boolean wanted) {
    shop.drain().remove(pipe, event);
    Libc.close(pipe.writer);
    var drained = pipe.drain(buffer);
    while (drained == StderrPipe.Drained.SOME) {
      drained = pipe.drain(buffer);
    }
    var tail = wanted ? pipe.tail() : "";
    if (drained == StderrPipe.Drained.END) {
      pipe.close();
    } else {
      // Some other process still writes there: it must not be stopped by a broken or a full pipe.
      shop.drain().add(pipe, event);
    }
    return tail;
  }

  private void tell(Runnable call) {
    takesNext = true;
    try {
      call.run();
    } finally {
      takesNext = false;
    }
  }
}
