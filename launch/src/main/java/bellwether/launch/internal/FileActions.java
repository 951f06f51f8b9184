package bellwether.launch.internal;

import bellwether.launch.LaunchOrder;
import bellwether.launch.internal.system.Libc;
import bellwether.launch.internal.system.SpawnSetup;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What a new process does with its descriptors and directory before it becomes the program.
///
/// Kept from one order to the next while streams and directory stay the same, which they do for
/// most arrays. Of one thread.
final class FileActions implements AutoCloseable {
  private static final Path NOWHERE = Path.of("/dev/null");
  private static final int TO_WRITE = Libc.O_WRONLY | Libc.O_CREAT | Libc.O_TRUNC;
  private static final int TO_APPEND = Libc.O_WRONLY | Libc.O_CREAT | Libc.O_APPEND;
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  private final Features features;
  private final MemorySegment actions;
  private @Nullable Key current;

  FileActions(Arena arena, Features features) {
    this.features = features;
    this.actions = arena.allocate(Libc.FILE_ACTIONS_SIZE, 16);
  }

  /// What the C library can do in a new process.
  record Features(boolean chdir, boolean closefrom) {
    static Features ofLibrary() {
      return new Features(SpawnSetup.hasChdir(), SpawnSetup.hasClosefrom());
    }
  }

  private record Key(
      Path directory,
      Path stdin,
      @Nullable Path stdout,
      @Nullable Path stderr,
      boolean append,
      Streams.Ends ends) {

    int toWrite() {
      return append ? TO_APPEND : TO_WRITE;
    }
  }

  /// The address of actions for this order.
  ///
  /// @param ends descriptors that take unnamed streams
  long of(LaunchOrder order, Streams.Ends ends) {
    var key =
        new Key(
            order.directory(),
            named(order.stdin()),
            order.stdout(),
            order.stderr(),
            order.append(),
            ends);
    if (!features.closefrom()) {
      markOwnDescriptors();
    }
    if (!key.equals(current)) {
      close();
      NamedPipes.refuse(order);
      build(key);
      current = key;
    }
    return actions.address();
  }

  private static Path named(@Nullable Path path) {
    return path == null ? NOWHERE : path;
  }

  private void build(Key key) {
    try (var arena = Arena.ofConfined()) {
      require(SpawnSetup.initActions(actions.address()));
      require(open(arena, 0, key.stdin(), 0));
      require(stream(arena, 1, key.stdout(), key));
      require(standardError(arena, key));
      if (features.chdir()) {
        require(SpawnSetup.addChdir(actions.address(), text(arena, key.directory())));
      }
      if (features.closefrom()) {
        require(SpawnSetup.addClosefrom(actions.address(), 3));
      }
    }
  }

  private int standardError(Arena arena, Key key) {
    var stderr = key.stderr();
    return stderr != null && stderr.equals(key.stdout())
        ? SpawnSetup.addDup2(actions.address(), 1, 2)
        : stream(arena, 2, stderr, key);
  }

  private int stream(Arena arena, int descriptor, @Nullable Path file, Key key) {
    int end = descriptor == 1 ? key.ends().output() : key.ends().error();
    return file == null && end >= 0
        ? SpawnSetup.addDup2(actions.address(), end, descriptor)
        : open(arena, descriptor, named(file), key.toWrite());
  }

  private int open(Arena arena, int descriptor, Path path, int flags) {
    return SpawnSetup.addOpen(actions.address(), descriptor, text(arena, path), flags);
  }

  private static long text(Arena arena, Path path) {
    return arena.allocateFrom(path.toString()).address();
  }

  private static void require(int error) {
    if (error != 0) {
      throw new SpawnException(error);
    }
  }

  /// Without closefrom, each descriptor of this process must close itself in the new one.
  private static void markOwnDescriptors() {
    try (var descriptors = Files.newDirectoryStream(DESCRIPTORS)) {
      for (var descriptor : descriptors) {
        int number = Integer.parseInt(descriptor.getFileName().toString());
        if (number > 2) {
          Libc.Seldom.closeOnExec(number);
        }
      }
    } catch (IOException e) {
      throw new SpawnException("Expected to list " + DESCRIPTORS + ": " + e.getMessage());
    }
  }

  @Override
  public void close() {
    if (current != null) {
      SpawnSetup.destroyActions(actions.address());
      current = null;
    }
  }
}
