package bellwether.launch.internal;

import bellwether.launch.LaunchOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Finds out why a process could not be started: the system's call tells only a number.
final class Diagnosis {
  private Diagnosis() {}

  /// Makes a missing directory with its parents; whether it was missing and is there now.
  static boolean makeDirectory(Path directory) {
    if (Files.isDirectory(directory)) {
      return false;
    }
    try {
      Files.createDirectories(directory);
      return true;
    } catch (IOException cannot) {
      return false;
    }
  }

  /// A sentence for people about a start that failed with this error number.
  static String of(LaunchOrder order, int error) {
    var directory = order.directory();
    if (!Files.isDirectory(directory)) {
      return "The working directory %s can not be made; check its parent's permissions"
          .formatted(directory);
    }
    if (!Files.isExecutable(directory)) {
      return "The working directory %s can not be entered; check its permissions"
          .formatted(directory);
    }
    var stream = streamProblem(order);
    return stream == null ? programProblem(order, error) : stream;
  }

  private static @Nullable String streamProblem(LaunchOrder order) {
    var stdin = order.stdin();
    if (stdin != null && !Files.isReadable(stdin)) {
      return "The file for standard input, %s, %s"
          .formatted(stdin, Files.exists(stdin) ? "can not be read" : "does not exist");
    }
    if (!writable(order.stdout())) {
      return "The file for standard output, %s, can not be written; check the directory"
          .formatted(order.stdout());
    }
    if (!writable(order.stderr())) {
      return "The file for standard error, %s, can not be written; check the directory"
          .formatted(order.stderr());
    }
    return null;
  }

  private static boolean writable(@Nullable Path file) {
    if (file == null) {
      return true;
    }
    var parent = file.getParent();
    return Files.exists(file)
        ? Files.isWritable(file) && !Files.isDirectory(file)
        : parent != null && Files.isWritable(parent);
  }

  private static String programProblem(LaunchOrder order, int error) {
    var program = order.directory().resolve(order.program());
    if (!Files.exists(program)) {
      return "The program %s does not exist; check exec and PATH".formatted(order.program());
    }
    if (Files.isDirectory(program) || !Files.isExecutable(program)) {
      return "The program %s is not executable; check its permissions".formatted(order.program());
    }
    return "The program %s can not be started: %s; check its first line (#!) or its architecture"
        .formatted(order.program(), Libc.strerror(error));
  }
}
