package bellwether.launch.internal.system;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import bellwether.launch.LaunchException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/// The calls of the C library that a launch makes, on 64-bit Linux.
///
/// Addresses are passed as plain longs: the buffers live as long as the threads that use them, so
/// the checks that come with memory segments would be paid thousands of times a second for nothing.
/// Results are as in C; a result of -1 says only that the call failed.
public final class Libc {
  public static final int SIGQUIT = 3;
  public static final int SIGKILL = 9;
  public static final int SIGTERM = 15;
  public static final int SIGCONT = 18;
  public static final int ENOENT = 2;
  public static final int E2BIG = 7;
  public static final int ENOEXEC = 8;
  public static final int EAGAIN = 11;
  public static final int ENOMEM = 12;
  public static final int ENFILE = 23;
  public static final int EMFILE = 24;
  public static final int O_WRONLY = 1;
  public static final int O_CREAT = 0x40;
  public static final int O_TRUNC = 0x200;
  public static final int O_APPEND = 0x400;
  public static final int O_NONBLOCK = 0x800;
  public static final int O_CLOEXEC = 0x80000;

  /// Sizes that hold the structures of every C library for 64-bit Linux.
  public static final int FILE_ACTIONS_SIZE = 256;

  public static final int ATTRIBUTES_SIZE = 512;
  public static final int SIGNAL_SET_SIZE = 128;
  public static final int USAGE_SIZE = 144;
  public static final int SIGNAL_INFO_SIZE = 128;

  private static final int P_PID = 1;
  private static final int WNOHANG = 1;
  private static final int WEXITED = 4;
  private static final int WNOWAIT = 0x01000000;
  private static final int CLOCK_BOOTTIME = 7;
  private static final int RUSAGE_SELF = 0;
  static final MemoryLayout POINTER = JAVA_LONG;

  private static final MethodHandle SPAWN =
      handle("posix_spawn", JAVA_INT, POINTER, POINTER, POINTER, POINTER, POINTER, POINTER);
  private static final MethodHandle WAITID =
      handle("waitid", JAVA_INT, JAVA_INT, JAVA_INT, POINTER, JAVA_INT);
  private static final MethodHandle WAIT4 =
      handle("wait4", JAVA_INT, JAVA_INT, POINTER, JAVA_INT, POINTER);
  private static final MethodHandle KILL = handle("kill", JAVA_INT, JAVA_INT, JAVA_INT);
  private static final MethodHandle CLOCK = handle("clock_gettime", JAVA_INT, JAVA_INT, POINTER);
  private static final MethodHandle GETRUSAGE = handle("getrusage", JAVA_INT, JAVA_INT, POINTER);
  private static final MethodHandle READ = handle("read", JAVA_LONG, JAVA_INT, POINTER, JAVA_LONG);
  private static final MethodHandle SET_AFFINITY =
      handle("sched_setaffinity", JAVA_INT, JAVA_INT, JAVA_LONG, POINTER);
  private static final MethodHandle GET_AFFINITY =
      handle("sched_getaffinity", JAVA_INT, JAVA_INT, JAVA_LONG, POINTER);

  private Libc() {}

  /// Links a function of the C library.
  static MethodHandle handle(String name, MemoryLayout result, MemoryLayout... parameters) {
    var handle = find(name, result, parameters);
    if (handle == null) {
      throw new LaunchException(
          "Expected the C library to have %s, but it has not: use a current Linux".formatted(name));
    }
    return handle;
  }

  /// Links a function that not every C library has; null when this one has not.
  static @Nullable MethodHandle find(String name, MemoryLayout result, MemoryLayout... parameters) {
    var linker = Linker.nativeLinker();
    var symbol = linker.defaultLookup().find(name).orElse(null);
    return symbol == null
        ? null
        : linker.downcallHandle(symbol, FunctionDescriptor.of(result, parameters));
  }

  static LaunchException unexpected(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return new LaunchException("Expected a call of the C library to return", thrown);
  }

  /// Returns 0 or the error's number.
  public static int spawn(long pid, long path, SpawnCall call) {
    try {
      return (int)
          SPAWN.invokeExact(
              pid, path, call.actions(), call.attributes(), call.argv(), call.environment());
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  /// The addresses that `posix_spawn` takes beside the result and the path.
  public record SpawnCall(long actions, long attributes, long argv, long environment) {}

  /// Blocks until the child has ended, but leaves its number taken.
  public static int awaitEnd(int pid, long info) {
    try {
      return (int) WAITID.invokeExact(P_PID, pid, info, WEXITED | WNOWAIT);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  /// Whether the child has ended and nobody has reaped it yet.
  public static boolean hasEnded(int pid) {
    try (var arena = Arena.ofConfined()) {
      var info = arena.allocate(SIGNAL_INFO_SIZE, 8);
      int result =
          (int) WAITID.invokeExact(P_PID, pid, info.address(), WEXITED | WNOWAIT | WNOHANG);
      return result == 0 && info.get(JAVA_INT, 0) != 0;
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  public static int wait4(int pid, long status, long usage) {
    try {
      return (int) WAIT4.invokeExact(pid, status, 0, usage);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  /// Waits for a child's end, and gives its number back to the system.
  public static void reap(int pid) {
    wait4(pid, 0, 0);
  }

  /// Sends a signal to a process, or with a negative number to a process group.
  public static int kill(int pid, int signal) {
    try {
      return (int) KILL.invokeExact(pid, signal);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  static int bootTime(long time) {
    try {
      return (int) CLOCK.invokeExact(CLOCK_BOOTTIME, time);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  public static int ownUsage(long usage) {
    try {
      return (int) GETRUSAGE.invokeExact(RUSAGE_SELF, usage);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  public static long read(int descriptor, long buffer, long size) {
    try {
      return (long) READ.invokeExact(descriptor, buffer, size);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  static int setAffinity(MemorySegment mask) {
    try {
      return (int) SET_AFFINITY.invokeExact(0, mask.byteSize(), mask.address());
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  static int getAffinity(MemorySegment mask) {
    try {
      return (int) GET_AFFINITY.invokeExact(0, mask.byteSize(), mask.address());
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  /// Sees to it that this process learns how its children ended: one that was started with SIGCHLD
  /// ignored does not.
  public static void keepEndedChildren() {
    Seldom.keepEndedChildren();
  }

  /// The calls around descriptors that are not needed for each launch.
  public static final class Descriptors {
    private static final MethodHandle PIPE2 = handle("pipe2", JAVA_INT, POINTER, JAVA_INT);
    private static final MethodHandle CLOSE = handle("close", JAVA_INT, JAVA_INT);
    private static final MethodHandle EPOLL_CREATE = handle("epoll_create1", JAVA_INT, JAVA_INT);
    private static final MethodHandle EPOLL_CTL =
        handle("epoll_ctl", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, POINTER);
    private static final MethodHandle EPOLL_WAIT =
        handle("epoll_wait", JAVA_INT, JAVA_INT, POINTER, JAVA_INT, JAVA_INT);

    private Descriptors() {}

    public static int pipe2(long pair, int flags) {
      try {
        return (int) PIPE2.invokeExact(pair, flags);
      } catch (Throwable t) {
        throw unexpected(t);
      }
    }

    public static int close(int descriptor) {
      try {
        return (int) CLOSE.invokeExact(descriptor);
      } catch (Throwable t) {
        throw unexpected(t);
      }
    }

    public static int epollCreate() {
      try {
        return (int) EPOLL_CREATE.invokeExact(O_CLOEXEC);
      } catch (Throwable t) {
        throw unexpected(t);
      }
    }

    public static int epollControl(int epoll, int operation, int descriptor, long event) {
      try {
        return (int) EPOLL_CTL.invokeExact(epoll, operation, descriptor, event);
      } catch (Throwable t) {
        throw unexpected(t);
      }
    }

    public static int epollWait(int epoll, long events, int most) {
      try {
        return (int) EPOLL_WAIT.invokeExact(epoll, events, most, -1);
      } catch (Throwable t) {
        throw unexpected(t);
      }
    }
  }

  /// The calls that are made once, or when something went wrong.
  public static final class Seldom {
    private static final MethodHandle STRERROR = handle("strerror", POINTER, JAVA_INT);
    private static final MethodHandle FCNTL = variadic("fcntl", 2, JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle OPEN = variadic("open", 2, POINTER, JAVA_INT);
    private static final MethodHandle PRCTL = variadic("prctl", 1, JAVA_INT, JAVA_LONG);
    private static final MethodHandle SIGNAL = handle("signal", POINTER, JAVA_INT, POINTER);
    private static final int SIGCHLD = 17;
    private static final long DEFAULT_ACTION = 0;
    private static final long IGNORE = 1;
    private static final int F_SETFD = 2;
    private static final int F_SETFL = 4;
    private static final int FD_CLOEXEC = 1;

    private Seldom() {}

    private static MethodHandle variadic(String name, int fixed, MemoryLayout... parameters) {
      return Linker.nativeLinker()
          .downcallHandle(
              Linker.nativeLinker().defaultLookup().findOrThrow(name),
              FunctionDescriptor.of(JAVA_INT, parameters),
              Linker.Option.firstVariadicArg(fixed));
    }

    public static void keepEndedChildren() {
      dispose(SIGCHLD, DEFAULT_ACTION);
    }

    public static void ignore(int signal) {
      dispose(signal, IGNORE);
    }

    private static void dispose(int signal, long action) {
      try {
        long _ = (long) SIGNAL.invokeExact(signal, action);
      } catch (Throwable t) {
        throw unexpected(t);
      }
    }

    public static String errorText(int number) {
      try {
        long text = (long) STRERROR.invokeExact(number);
        return MemorySegment.ofAddress(text).reinterpret(1024).getString(0);
      } catch (Throwable t) {
        throw unexpected(t);
      }
    }

    public static int closeOnExec(int descriptor) {
      return fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    }

    public static void processControl(int option, long value) {
      try {
        int _ = (int) PRCTL.invokeExact(option, value);
      } catch (Throwable t) {
        throw unexpected(t);
      }
    }

    /// A descriptor of the file, which no process inherits; -1: it cannot be read.
    public static int openToRead(String path) {
      try (var arena = Arena.ofConfined()) {
        return (int) OPEN.invokeExact(arena.allocateFrom(path).address(), O_CLOEXEC);
      } catch (Throwable t) {
        throw unexpected(t);
      }
    }

    /// Lets processes that are started have the descriptor.
    public static int inheritable(int descriptor) {
      return fcntl(descriptor, F_SETFD, 0);
    }

    public static int nonBlocking(int descriptor) {
      return fcntl(descriptor, F_SETFL, O_NONBLOCK);
    }

    private static int fcntl(int descriptor, int command, int argument) {
      try {
        return (int) FCNTL.invokeExact(descriptor, command, argument);
      } catch (Throwable t) {
        throw unexpected(t);
      }
    }
  }
}
