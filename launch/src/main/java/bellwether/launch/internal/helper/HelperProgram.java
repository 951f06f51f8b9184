package bellwether.launch.internal.helper;

import bellwether.launch.internal.Outcome;
import bellwether.launch.internal.SpawnException;
import bellwether.launch.internal.system.Libc;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The program of the spawn helper, held open: a build that replaces it while a run lasts must not
/// take it away.
public final class HelperProgram implements AutoCloseable {
  private static final int CHECKED = 42;

  private final int descriptor;

  private HelperProgram(int descriptor) {
    this.descriptor = descriptor;
  }

  /// Opens it; null when there is none, or when it cannot be executed here.
  public static @Nullable HelperProgram open(@Nullable Path file) {
    int descriptor = file == null ? -1 : Libc.Seldom.openToRead(file.toString());
    if (descriptor < 0) {
      return null;
    }
    var program = new HelperProgram(descriptor);
    if (!program.isExecutable()) {
      program.close();
      return null;
    }
    return program;
  }

  String path() {
    return "/proc/self/fd/" + descriptor;
  }

  private boolean isExecutable() {
    try (var arena = Arena.ofConfined()) {
      var outcome = new Outcome(arena);
      int pid =
          new NativeSpawn(arena).start(path(), List.of("bellwether-spawn", "--check"), List.of());
      outcome.reap(pid);
      return outcome.status().code() == CHECKED;
    } catch (SpawnException e) {
      return false;
    }
  }

  @Override
  public void close() {
    Libc.Descriptors.close(descriptor);
  }
}
