package bellwether.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How many files this process may have open, beside what its jobs need of them.
public final class Descriptors {
  /// The two ends of the pipe that takes an unnamed stream of a job.
  private static final int PER_STREAM = 2;

  /// For what is opened only now and then: connections, libraries, folders that are listed.
  private static final int SPARE = 16;

  private static final Path LIMITS = Path.of("/proc/self/limits");
  private static final Path OPEN = Path.of("/proc/self/fd");
  private static final String FIELD = "Max open files";

  private Descriptors() {}

  /// Refuses more jobs at once than the limit of open files allows.
  ///
  /// @param isKept whether standard output is kept as well as the last words of standard error
  /// @throws LaunchException with the number that is needed
  public static void require(long jobs, boolean isKept) {
    try {
      require(jobs, open() + SPARE + jobs * PER_STREAM * (isKept ? 2 : 1), limit());
    } catch (IOException e) {
      throw new LaunchException("Expected to read /proc/self: " + e.getMessage(), e);
    }
  }

  static void require(long jobs, long needed, long limit) {
    if (needed > limit) {
      throw new LaunchException(
          "Expected to open %d files for %s, but the limit is %d: raise it (ulimit -n %d), or use fewer cores (--nodes)"
              .formatted(needed, jobs == 1 ? "one job" : jobs + " jobs at once", limit, needed));
    }
  }

  private static long open() throws IOException {
    try (var files = Files.list(OPEN)) {
      return files.count();
    }
  }

  private static long limit() throws IOException {
    try (var lines = Files.lines(LIMITS)) {
      return lines
          .filter(line -> line.startsWith(FIELD))
          .map(line -> line.substring(FIELD.length()).strip().split("\\s+")[0])
          .filter(soft -> !soft.equals("unlimited"))
          .mapToLong(Long::parseLong)
          .findFirst()
          .orElse(Long.MAX_VALUE);
    }
  }
}
