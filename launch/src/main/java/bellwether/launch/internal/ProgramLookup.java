package bellwether.launch.internal;

import bellwether.launch.LaunchOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Finds programs on the `PATH` of a job's environment, as `execvp` would, and remembers where they
/// were. Thread-safe.
public final class ProgramLookup {
  private static final String USUAL_PATH = "/usr/local/bin:/usr/bin:/bin";
  private static final int MOST_REMEMBERED = 1000;

  private final Map<Key, String> found = new ConcurrentHashMap<>();

  private record Key(String name, String path) {}

  /// The file to execute: absolute, or relative to the order's directory.
  ///
  /// @throws SpawnException when there is none on the `PATH`
  public String find(LaunchOrder order) {
    var name = order.argv().getFirst();
    if (name.indexOf('/') >= 0) {
      return name;
    }
    var key = new Key(name, path(order));
    var known = found.get(key);
    return known != null ? known : search(key, order.directory());
  }

  /// Forgets where an order's program was, since it is not there any more.
  void forget(LaunchOrder order) {
    found.remove(new Key(order.argv().getFirst(), path(order)));
  }

  private String search(Key key, Path directory) {
    String refused = null;
    for (var folder : key.path().split(":", -1)) {
      var candidate = directory.resolve(folder).resolve(key.name());
      if (Files.isExecutable(candidate) && Files.isRegularFile(candidate)) {
        remember(key, folder, candidate);
        return candidate.toString();
      }
      refused = refused == null && Files.isRegularFile(candidate) ? candidate.toString() : refused;
    }
    throw new SpawnException(message(key, refused));
  }

  private void remember(Key key, String folder, Path candidate) {
    if (found.size() >= MOST_REMEMBERED) {
      found.clear();
    }
    if (folder.startsWith("/")) {
      found.put(key, candidate.toString());
    }
  }

  private static String message(Key key, @Nullable String refused) {
    return refused != null
        ? "Expected an executable program '%s', but %s may not be executed: chmod +x it"
            .formatted(key.name(), refused)
        : "Expected a program '%s' on the job's PATH, but there is none in %s: correct 'exec' or set PATH in 'env'"
            .formatted(key.name(), key.path());
  }

  private static String path(LaunchOrder order) {
    var path = order.variable("PATH");
    return path == null ? USUAL_PATH : path;
  }
}
