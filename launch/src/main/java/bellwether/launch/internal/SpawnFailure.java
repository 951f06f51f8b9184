package bellwether.launch.internal;

import bellwether.launch.LaunchOrder;
import bellwether.launch.internal.system.Libc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds out why the system refused to start a process: it tells only a number, the same one for a
/// missing directory, input or program.
public final class SpawnFailure {
  private static final int LONGEST_INTERPRETER_LINE = 256;

  private SpawnFailure() {}

  /// A sentence for the user.
  static String of(LaunchOrder order, int error) {
    return Stream.<Function<LaunchOrder, Optional<String>>>of(
            SpawnFailure::directory,
            SpawnFailure::input,
            o -> output("standard output", o.stdout(), "'stdout'"),
            o -> output("standard error", o.stderr(), "'stderr'"),
            SpawnFailure::program)
        .map(cause -> cause.apply(order))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> unexplained(order, error));
  }

  /// A sentence for the user about what the machine lacks at the moment.
  static String ofMachine(LaunchOrder order, int error) {
    var advice =
        switch (error) {
          case Libc.EAGAIN -> "end other processes or raise the limit (ulimit -u)";
          case Libc.ENOMEM -> "give it more memory, or use fewer cores (--nodes)";
          default -> "raise the limit of open files (ulimit -n)";
        };
    return "Expected to start '%s', but the system said: %s; %s"
        .formatted(order.argv().getFirst(), Libc.Seldom.errorText(error), advice);
  }

  /// A sentence for the user about cores that the job cannot be bound to.
  public static String ofCores(List<Integer> cores) {
    return "Expected to bind the job to cores %s, but this machine does not let Bellwether use them: name other cores or give --no-bind"
        .formatted(cores);
  }

  /// A sentence for the user about a directory that could not be made.
  ///
  /// @param field the job's field that asks for it
  static String ofDirectory(Path directory, String field, IOException cause) {
    var what = field.equals("wd") ? "working directory" : "folder";
    return "Expected to create the %s %s, but could not (%s): make it or give another '%s'"
        .formatted(what, directory, reason(cause), field);
  }

  private static Optional<String> directory(LaunchOrder order) {
    var directory = order.directory();
    if (!Files.isDirectory(directory)) {
      return says(
          "Expected the working directory %s, but that is not a directory: give another 'wd'",
          directory);
    }
    return Files.isExecutable(directory)
        ? Optional.empty()
        : says(
            "Expected to enter the working directory %s, but permission is denied: give another 'wd'",
            directory);
  }

  private static Optional<String> input(LaunchOrder order) {
    var stdin = order.stdin();
    if (stdin == null || Files.isReadable(stdin)) {
      return Optional.empty();
    }
    return Files.exists(stdin)
        ? says(
            "Expected to read standard input from %s, but it is not readable: change its mode or correct 'stdin'",
            stdin)
        : says(
            "Expected to read standard input from %s, but there is no such file: correct 'stdin' or make it first",
            stdin);
  }

  private static Optional<String> output(String what, @Nullable Path file, String field) {
    if (file == null) {
      return Optional.empty();
    }
    var intro = "Expected to write %s to %s, but ".formatted(what, file);
    if (Files.isDirectory(file)) {
      return Optional.of(intro + "that is a directory: give a file in " + field);
    }
    var parent = file.getParent();
    if (parent != null && !Files.isDirectory(parent)) {
      return Optional.of(
          intro + "there is no directory %s: make it or correct %s".formatted(parent, field));
    }
    boolean writable = Files.exists(file) ? Files.isWritable(file) : parentWritable(parent);
    return writable
        ? Optional.empty()
        : Optional.of(intro + "it may not be written: change its mode or correct " + field);
  }

  private static boolean parentWritable(@Nullable Path parent) {
    return parent == null || Files.isWritable(parent);
  }

  private static Optional<String> program(LaunchOrder order) {
    var name = order.argv().getFirst();
    if (name.indexOf('/') < 0) {
      return Optional.empty();
    }
    var file = order.directory().resolve(name);
    if (!Files.exists(file)) {
      return says("Expected a program at %s, but there is no such file: correct 'exec'", file);
    }
    if (!Files.isRegularFile(file)) {
      return says("Expected a program at %s, but that is not a file: correct 'exec'", file);
    }
    return Files.isExecutable(file)
        ? interpreter(file)
        : says("Expected to execute %s, but it is not executable: chmod +x it", file);
  }

  private static Optional<String> interpreter(Path script) {
    try (var in = Files.newInputStream(script)) {
      var start =
          new String(
              in.readNBytes(LONGEST_INTERPRETER_LINE),
              java.nio.charset.StandardCharsets.ISO_8859_1);
      if (!start.startsWith("#!")) {
        return Optional.empty();
      }
      var interpreter = start.substring(2).strip().split("\\s", 2)[0];
      return Files.isExecutable(Path.of(interpreter))
          ? Optional.empty()
          : says(
              "Expected to execute %s, but its first line names an interpreter that is missing, "
                  + interpreter.replace("%", "%%")
                  + ": correct that line",
              script);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String unexplained(LaunchOrder order, int error) {
    var advice =
        error == Libc.E2BIG
            ? ": shorten 'args' and 'env', or pass the values in a file"
            : ": see whether the machine's limits are reached";
    return "Expected to start '%s' in %s, but the system said: %s%s"
        .formatted(
            order.argv().getFirst(), order.directory(), Libc.Seldom.errorText(error), advice);
  }

  private static String reason(IOException cause) {
    return cause.getClass().getSimpleName().replace("Exception", "") + ": " + cause.getMessage();
  }

  private static Optional<String> says(String message, Path path) {
    return Optional.of(message.formatted(path));
  }
}
