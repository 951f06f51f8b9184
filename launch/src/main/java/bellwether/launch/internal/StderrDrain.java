package bellwether.launch.internal;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// One thread that empties the pipes of all processes which write to an unnamed standard error,
/// however much they write.
///
/// Threadsafe. It sleeps in `epoll_wait` and wakes only when there is something to read.
final class StderrDrain implements AutoCloseable {
  private static final int ADD = 1;
  private static final int DELETE = 2;
  private static final int READABLE = 1;
  private static final int EVENTS = 64;
  // The kernel packs this structure on x86-64 only.
  private static final int EVENT_SIZE = System.getProperty("os.arch").equals("amd64") ? 12 : 16;
  private static final int DATA_AT = EVENT_SIZE - 8;

  private final Map<Integer, StderrPipe> pipes = new ConcurrentHashMap<>();
  private final int epoll;
  private final Thread thread;
  private volatile boolean closed;

  StderrDrain() {
    try {
      epoll = (int) Libc.EPOLL_CREATE.invokeExact(Libc.O_CLOEXEC);
    } catch (Throwable broken) {
      throw Libc.unexpected(broken);
    }
    thread = Thread.ofPlatform().daemon().name("stderr-drain").unstarted(this::work);
  }

  void start() {
    thread.start();
  }

  void add(StderrPipe pipe, MemorySegment event) {
    pipes.put(pipe.reader, pipe);
    event.set(JAVA_INT, 0, READABLE);
    event.set(JAVA_INT, DATA_AT, pipe.reader);
    control(ADD, pipe.reader, event);
  }

  /// Takes a pipe out; its reader is the caller's again.
  void remove(StderrPipe pipe, MemorySegment event) {
    control(DELETE, pipe.reader, event);
    pipes.remove(pipe.reader, pipe);
  }

  private void control(int operation, int descriptor, MemorySegment event) {
    try {
      int _ = (int) Libc.EPOLL_CTL.invokeExact(epoll, operation, descriptor, event);
    } catch (Throwable broken) {
      throw Libc.unexpected(broken);
    }
  }

  private void work() {
    try (var arena = Arena.ofConfined()) {
      var events = arena.allocate((long) EVENTS * EVENT_SIZE, 8);
      var buffer = StderrPipe.buffer();
      while (!closed) {
        int count = (int) Libc.EPOLL_WAIT.invokeExact(epoll, events, EVENTS, 1000);
        for (int i = 0; i < count; i++) {
          drain(
              events.get(ValueLayout.JAVA_INT_UNALIGNED, (long) i * EVENT_SIZE + DATA_AT),
              buffer,
              events);
        }
      }
    } catch (Throwable broken) {
      throw Libc.unexpected(broken);
    }
  }

  private void drain(int descriptor, MemorySegment buffer, MemorySegment event) {
    var pipe = pipes.get(descriptor);
    if (pipe != null && pipe.drain(buffer) == StderrPipe.Drained.END) {
      remove(pipe, event.asSlice(0, EVENT_SIZE));
      pipe.close();
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
