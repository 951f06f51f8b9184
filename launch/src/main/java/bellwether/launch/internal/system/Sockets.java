package bellwether.launch.internal.system;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The calls of the C library around a pair of connected sockets.
public final class Sockets {
  private static final MemoryLayout POINTER = JAVA_LONG;
  private static final int AF_UNIX = 1;
  private static final int SOCK_STREAM = 1;
  private static final int MSG_NOSIGNAL = 0x4000;

  private static final MethodHandle SOCKETPAIR =
      Libc.handle("socketpair", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, POINTER);
  private static final MethodHandle SEND =
      Libc.handle("send", JAVA_LONG, JAVA_INT, POINTER, JAVA_LONG, JAVA_INT);

  private Sockets() {}

  /// Makes two that are connected; returns 0, or -1 when the system gives none.
  public static int pair(MemorySegment pair) {
    try {
      return (int) SOCKETPAIR.invokeExact(AF_UNIX, SOCK_STREAM | Libc.O_CLOEXEC, 0, pair.address());
    } catch (Throwable t) {
      throw Libc.unexpected(t);
    }
  }

  /// Sends all of it; returns false when nobody has the other end any more.
  public static boolean send(int socket, MemorySegment message) {
    long done = 0;
    while (done < message.byteSize()) {
      long sent = send(socket, message.address() + done, message.byteSize() - done);
      if (sent < 0) {
        return false;
      }
      done += sent;
    }
    return true;
  }

  private static long send(int socket, long address, long size) {
    try {
      return (long) SEND.invokeExact(socket, address, size, MSG_NOSIGNAL);
    } catch (Throwable t) {
      throw Libc.unexpected(t);
    }
  }

  /// Waits for a message of this size; returns false when nobody has the other end any more.
  public static boolean receive(int socket, MemorySegment message) {
    long done = 0;
    while (done < message.byteSize()) {
      long got = Libc.read(socket, message.address() + done, message.byteSize() - done);
      if (got <= 0) {
        return false;
      }
      done += got;
    }
    return true;
  }
}
