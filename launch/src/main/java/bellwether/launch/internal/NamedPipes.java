package bellwether.launch.internal;

import bellwether.launch.LaunchOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Refuses named pipes as streams of jobs: to open one waits for its other end, in a process that
/// nobody could signal meanwhile.
public final class NamedPipes {
  private static final int TYPE = 0170000;
  private static final int PIPE = 0010000;

  private NamedPipes() {}

  /// @throws SpawnException when a stream of the order is one
  public static void refuse(LaunchOrder order) {
    refuse(order.stdin(), "stdin");
    refuse(order.stdout(), "stdout");
    refuse(order.stderr(), "stderr");
  }

  private static void refuse(@Nullable Path path, String field) {
    if (path != null && isPipe(path)) {
      throw new SpawnException(
          "Expected a file in '%s', but %s is a named pipe: open it in the job, with sh -c 'PROGRAM < PIPE'"
              .formatted(field, path));
    }
  }

  private static boolean isPipe(Path path) {
    try {
      return ((int) Files.getAttribute(path, "unix:mode") & TYPE) == PIPE;
    } catch (IOException e) {
      // Not there, or not to be seen: opening it will say so.
      return false;
    }
  }
}
