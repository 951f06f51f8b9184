package bellwether.launch.internal;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import bellwether.launch.LaunchException;
import bellwether.launch.internal.system.Libc;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Empties the pipes of all running processes that write to unnamed streams, with one thread that
/// sleeps while none does. Thread-safe.
public final class StreamPipes implements StreamPipe.Emptier, AutoCloseable {
  private static final int EPOLLIN = 1;
  private static final int EPOLLET = 1 << 31;
  private static final int ADD = 1;
  private static final int MOST_EVENTS = 64;
  private static final int DRAINED_AT_ONCE = 64 * 1024;
  private static final long WAKE = 0;

  // On x86-64 alone the structure of an event is packed.
  private static final boolean PACKED = System.getProperty("os.arch", "").equals("amd64");
  private static final int EVENT_SIZE = PACKED ? 12 : 16;
  private static final int DATA_OFFSET = PACKED ? 4 : 8;

  private final Map<Long, StreamPipe> pipes = new ConcurrentHashMap<>();
  private final AtomicLong lastId = new AtomicLong(WAKE);
  private final int epoll;
  private final int wakeRead;
  private final int wakeWrite;
  private final Thread drainer;

  public StreamPipes() {
    epoll = Libc.Descriptors.epollCreate();
    try (var arena = Arena.ofConfined()) {
      var pair = arena.allocate(JAVA_INT, 2);
      if (epoll < 0 || Libc.Descriptors.pipe2(pair.address(), Libc.O_CLOEXEC) != 0) {
        throw new LaunchException(
            "Expected descriptors for the output of jobs, but the system gives none: raise the limit of open files (ulimit -n)");
      }
      wakeRead = pair.getAtIndex(JAVA_INT, 0);
      wakeWrite = pair.getAtIndex(JAVA_INT, 1);
      watch(WAKE, wakeRead, arena.allocate(EVENT_SIZE, 8));
    }
    drainer = Thread.ofPlatform().daemon().name("output-drainer").unstarted(this::drainAll);
    drainer.start();
  }

  StreamPipe pipe() {
    long id = lastId.incrementAndGet();
    var pipe = new StreamPipe(this, id);
    pipes.put(id, pipe);
    return pipe;
  }

  /// Begins to empty a pipe: once for each time that something is written into it.
  ///
  /// Nobody needs to say when it is closed. A process that is being started holds a copy of the
  /// descriptor for a moment, so that an event may still come; it finds nothing to read.
  ///
  /// @return whether the system lets it be emptied
  @Override
  public boolean watch(long id, int descriptor, MemorySegment scratch) {
    scratch.set(JAVA_INT_UNALIGNED, 0, EPOLLIN | EPOLLET);
    scratch.set(JAVA_LONG_UNALIGNED, DATA_OFFSET, id);
    return Libc.Descriptors.epollControl(epoll, ADD, descriptor, scratch.address()) == 0;
  }

  @Override
  public void remove(long id) {
    pipes.remove(id);
  }

  private void drainAll() {
    try (var arena = Arena.ofConfined()) {
      var events = arena.allocate((long) EVENT_SIZE * MOST_EVENTS, 8);
      var buffer = arena.allocate(DRAINED_AT_ONCE, 8);
      boolean open = true;
      while (open) {
        int count = Libc.Descriptors.epollWait(epoll, events.address(), MOST_EVENTS);
        for (int i = 0; i < count; i++) {
          long id = events.get(JAVA_LONG_UNALIGNED, (long) i * EVENT_SIZE + DATA_OFFSET);
          open &= id != WAKE;
          drain(id, buffer);
        }
      }
    }
    Libc.Descriptors.close(epoll);
    Libc.Descriptors.close(wakeRead);
  }

  private void drain(long id, MemorySegment buffer) {
    var pipe = pipes.get(id);
    while (pipe != null && pipe.drain(buffer)) {
      // Until it is empty: there is no second event for what is in the pipe already.
    }
  }

  /// Ends the thread. All processes must have ended.
  @Override
  public void close() {
    Libc.Descriptors.close(wakeWrite);
  }
}
