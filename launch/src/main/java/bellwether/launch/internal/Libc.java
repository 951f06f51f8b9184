package bellwether.launch.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// The C library's functions that the launcher calls, by the Foreign Function API.
///
/// Numbers are Linux's; structures those of glibc on 64-bit machines.
final class Libc {
  static final int WEXITED = 4;
  static final int WNOWAIT = 0x0100_0000;
  static final int P_PID = 1;
  static final int RUSAGE_SELF = 0;
  static final long SIZEOF_RUSAGE = 144;
  static final long SIZEOF_SIGINFO = 128;
  static final int O_RDONLY = 0;
  static final int O_WRONLY_CREATE_TRUNCATE = 1 | 0100 | 01000;
  static final int O_CLOEXEC = 02000000;
  static final int F_SETFL = 4;
  static final int O_NONBLOCK = 04000;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final SymbolLookup LOOKUP = LINKER.defaultLookup();

  static final MethodHandle KILL = handle("kill", JAVA_INT, JAVA_INT, JAVA_INT);
  static final MethodHandle WAITID =
      handle("waitid", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
  static final MethodHandle WAIT4 = handle("wait4", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS);
  static final MethodHandle GETRUSAGE = handle("getrusage", JAVA_INT, JAVA_INT, ADDRESS);
  static final MethodHandle SCHED_SETAFFINITY =
      handle("sched_setaffinity", JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS);
  static final MethodHandle SCHED_GETAFFINITY =
      handle("sched_getaffinity", JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS);
  static final MethodHandle OPEN =
      LINKER.downcallHandle(
          LOOKUP.findOrThrow("open"),
          FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT),
          Linker.Option.firstVariadicArg(2));
  static final MethodHandle FCNTL =
      LINKER.downcallHandle(
          LOOKUP.findOrThrow("fcntl"),
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT),
          Linker.Option.firstVariadicArg(2));
  static final MethodHandle READ = handle("read", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
  static final MethodHandle CLOSE = handle("close", JAVA_INT, JAVA_INT);
  static final MethodHandle PIPE2 = handle("pipe2", JAVA_INT, ADDRESS, JAVA_INT);
  static final MethodHandle EPOLL_CREATE = handle("epoll_create1", JAVA_INT, JAVA_INT);
  static final MethodHandle EPOLL_CTL =
      handle("epoll_ctl", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS);
  static final MethodHandle EPOLL_WAIT =
      handle("epoll_wait", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
  static final MethodHandle STRERROR = handle("strerror", ADDRESS, JAVA_INT);

  private Libc() {}

  static MethodHandle handle(String name, MemoryLayout result, MemoryLayout... arguments) {
    return LINKER.downcallHandle(
        LOOKUP.findOrThrow(name), FunctionDescriptor.of(result, arguments));
  }

  /// A function that older C libraries lack.
  static Optional<MethodHandle> optional(
      String name, MemoryLayout result, MemoryLayout... arguments) {
    return LOOKUP
        .find(name)
        .map(at -> LINKER.downcallHandle(at, FunctionDescriptor.of(result, arguments)));
  }

  /// Sends a signal to a process group; whether there was one.
  static boolean killGroup(int group, int signal) {
    try {
      return (int) KILL.invokeExact(-group, signal) == 0;
    } catch (Throwable broken) {
      throw unexpected(broken);
    }
  }

  /// Sends a signal to one process; whether there was one.
  static boolean kill(int pid, int signal) {
    try {
      return (int) KILL.invokeExact(pid, signal) == 0;
    } catch (Throwable broken) {
      throw unexpected(broken);
    }
  }

  /// What an error number means, such as `No such file or directory`.
  static String strerror(int error) {
    try {
      var text = (MemorySegment) STRERROR.invokeExact(error);
      return text.reinterpret(256).getString(0);
    } catch (Throwable broken) {
      throw unexpected(broken);
    }
  }

  static void close(int descriptor) {
    try {
      int _ = (int) CLOSE.invokeExact(descriptor);
    } catch (Throwable broken) {
      throw unexpected(broken);
    }
  }

  /// Calls by method handle declare any Throwable; the C library throws none.
  static AssertionError unexpected(Throwable broken) {
    return new AssertionError("A call of the C library was put together wrongly", broken);
  }
}
