package bellwether.launch.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import bellwether.launch.LaunchOrder;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Starts processes with `posix_spawn`, each in a process group of its own, with a clean signal
/// mask, default signal handlers and no descriptor but its three streams.
///
/// For one thread. The file actions are kept from one start to the next and made anew only where
/// the streams or the directory differ.
final class Spawner {
  private static final int SETPGROUP = 2;
  private static final int SETSIGDEF = 4;
  private static final int SETSIGMASK = 8;

  private static final MethodHandle SPAWN =
      Libc.handle("posix_spawn", JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
  private static final MethodHandle ACTIONS_INIT =
      Libc.handle("posix_spawn_file_actions_init", JAVA_INT, ADDRESS);
  private static final MethodHandle ACTIONS_DESTROY =
      Libc.handle("posix_spawn_file_actions_destroy", JAVA_INT, ADDRESS);
  private static final MethodHandle ADD_OPEN =
      Libc.handle(
          "posix_spawn_file_actions_addopen",
          JAVA_INT,
          ADDRESS,
          JAVA_INT,
          ADDRESS,
          JAVA_INT,
          JAVA_INT);
  private static final MethodHandle ADD_DUP2 =
      Libc.handle("posix_spawn_file_actions_adddup2", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
  private static final MethodHandle ADD_CHDIR =
      Libc.handle("posix_spawn_file_actions_addchdir_np", JAVA_INT, ADDRESS, ADDRESS);
  private static final Optional<MethodHandle> ADD_CLOSEFROM =
      Libc.optional("posix_spawn_file_actions_addclosefrom_np", JAVA_INT, ADDRESS, JAVA_INT);
  private static final MemorySegment ATTRIBUTES = attributes();

  private record Streams(
      Path directory,
      @Nullable Path stdin,
      @Nullable Path stdout,
      @Nullable Path stderr,
      int pipe) {}

  private final Scratch scratch = new Scratch();
  private final MemorySegment actions = Arena.ofAuto().allocate(128, 16);
  private final MemorySegment pid = Arena.ofAuto().allocate(JAVA_INT);
  private @Nullable Streams streams;

  /// Starts it; returns its process id, or an error number as a negative one.
  ///
  /// @param pipe the descriptor that becomes its standard error; -1: none
  int spawn(LaunchOrder order, int pipe) {
    var wanted =
        new Streams(order.directory(), order.stdin(), order.stdout(), order.stderr(), pipe);
    if (!wanted.equals(streams)) {
      remake(wanted);
    }
    scratch.reset(needed(order));
    var argv = argv(order);
    var envp = environment(order);
    var program = scratch.text(order.program());
    try {
      int error = (int) SPAWN.invokeExact(pid, program, actions, ATTRIBUTES, argv, envp);
      return error == 0 ? pid.get(JAVA_INT, 0) : -error;
    } catch (Throwable broken) {
      throw Libc.unexpected(broken);
    }
  }

  private static long needed(LaunchOrder order) {
    long bytes = 4096 + 4L * order.program().length();
    for (var argument : order.argv()) {
      bytes += 32 + 3L * argument.length();
    }
    for (var variable : order.variables().entrySet()) {
      bytes += 40 + 3L * (variable.getKey().length() + variable.getValue().length());
    }
    return bytes + 8L * order.environment().size();
  }

  private MemorySegment argv(LaunchOrder order) {
    var addresses = new long[order.argv().size()];
    for (int i = 0; i < addresses.length; i++) {
      addresses[i] = scratch.text(order.argv().get(i)).address();
    }
    return scratch.vector(addresses, addresses.length);
  }

  private MemorySegment environment(LaunchOrder order) {
    var base = order.environment();
    var shared = base.addresses();
    order.unset().forEach(name -> drop(shared, base.indexOf(name)));
    order.variables().keySet().forEach(name -> drop(shared, base.indexOf(name)));
    var addresses = Arrays.copyOf(shared, shared.length + order.variables().size());
    int count = 0;
    for (int i = 0; i < shared.length; i++) {
      if (shared[i] != 0) {
        addresses[count++] = shared[i];
      }
    }
    for (var variable : order.variables().entrySet()) {
      addresses[count++] = scratch.text(variable.getKey() + "=" + variable.getValue()).address();
    }
    return scratch.vector(addresses, count);
  }

  private static void drop(long[] addresses, int index) {
    if (index >= 0) {
      addresses[index] = 0;
    }
  }

  private void remake(Streams wanted) {
    try {
      if (streams != null) {
        int _ = (int) ACTIONS_DESTROY.invokeExact(actions);
      }
      int _ = (int) ACTIONS_INIT.invokeExact(actions);
      streams = wanted;
      addStreams(wanted);
      // After the streams: their paths are absolute.
      int _ = (int) ADD_CHDIR.invokeExact(actions, persistent(wanted.directory()));
      if (ADD_CLOSEFROM.isPresent()) {
        int _ = (int) ADD_CLOSEFROM.get().invokeExact(actions, 3);
      }
    } catch (Throwable broken) {
      throw Libc.unexpected(broken);
    }
  }

  private void addStreams(Streams wanted) throws Throwable {
    open(0, wanted.stdin(), Libc.O_RDONLY);
    open(1, wanted.stdout(), Libc.O_WRONLY_CREATE_TRUNCATE);
    if (wanted.pipe() >= 0) {
      int _ = (int) ADD_DUP2.invokeExact(actions, wanted.pipe(), 2);
    } else if (wanted.stderr() != null && Objects.equals(wanted.stdout(), wanted.stderr())) {
      int _ = (int) ADD_DUP2.invokeExact(actions, 1, 2);
    } else {
      open(2, wanted.stderr(), Libc.O_WRONLY_CREATE_TRUNCATE);
    }
  }

  private void open(int descriptor, @Nullable Path file, int flags) throws Throwable {
    var path = persistent(file == null ? Path.of("/dev/null") : file);
    int _ = (int) ADD_OPEN.invokeExact(actions, descriptor, path, flags, 0666);
  }

  /// The C library copies the path.
  private MemorySegment persistent(Path path) {
    scratch.reset(4L * path.toString().length() + 64);
    return scratch.text(path.toString());
  }

  private static MemorySegment attributes() {
    var attributes = Arena.global().allocate(512, 16);
    var empty = Arena.global().allocate(128, 8);
    var all = Arena.global().allocate(128, 8).fill((byte) 0xff);
    try {
      int _ = (int) Libc.handle("posix_spawnattr_init", JAVA_INT, ADDRESS).invokeExact(attributes);
      int _ =
          (int)
              Libc.handle("posix_spawnattr_setflags", JAVA_INT, ADDRESS, JAVA_SHORT)
                  .invokeExact(attributes, (short) (SETPGROUP | SETSIGDEF | SETSIGMASK));
      int _ =
          (int)
              Libc.handle("posix_spawnattr_setpgroup", JAVA_INT, ADDRESS, JAVA_INT)
                  .invokeExact(attributes, 0);
      int _ =
          (int)
              Libc.handle("posix_spawnattr_setsigmask", JAVA_INT, ADDRESS, ADDRESS)
                  .invokeExact(attributes, empty);
      int _ =
          (int)
              Libc.handle("posix_spawnattr_setsigdefault", JAVA_INT, ADDRESS, ADDRESS)
                  .invokeExact(attributes, all);
      return attributes;
    } catch (Throwable broken) {
      throw Libc.unexpected(broken);
    }
  }
}
