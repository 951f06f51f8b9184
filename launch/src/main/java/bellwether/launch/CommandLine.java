package bellwether.launch;

import bellwether.model.Execution;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Turns what a job executes into a program with arguments.
///
/// A script runs in a login shell. Modules and a virtual environment are entered by a login shell
/// that then becomes the program; its arguments arrive as they are, whatever characters they hold.
/// Threadsafe.
public final class CommandLine {
  private static final int CACHED = 1000;

  private final Map<String, String> found = new ConcurrentHashMap<>();

  /// @param program path of the executable
  /// @param argv its arguments, the first is its name
  public record Words(String program, List<String> argv) {}

  /// The command line of an execution in which all variables have been put in.
  ///
  /// @param path the job's `PATH`; null: none
  /// @param directory where the job works
  /// @throws LaunchException when the program is nowhere on the path
  public Words of(Execution execution, @Nullable String path, Path directory) {
    var script = execution.script();
    if (script != null) {
      return shell(path, directory, script, List.of());
    }
    var program = new ArrayList<String>();
    program.add(java.util.Objects.requireNonNull(execution.exec()));
    program.addAll(execution.args());
    if (execution.modules().isEmpty() && execution.venv() == null) {
      return new Words(find(program.getFirst(), path, directory), program);
    }
    return shell(path, directory, prologue(execution, path) + " exec \"$@\"", program);
  }

  private Words shell(
      @Nullable String path, Path directory, String script, List<String> arguments) {
    var argv = new ArrayList<>(List.of("bash", "-l", "-c", script));
    if (!arguments.isEmpty()) {
      argv.add("bash");
      argv.addAll(arguments);
    }
    return new Words(find("bash", path, directory), argv);
  }

  private static String prologue(Execution execution, @Nullable String path) {
    var text = new StringBuilder("source /etc/profile &&");
    if (path != null) {
      // Many a system's profile sets the path anew; what the user has on it stays findable.
      text.append(" export PATH=\"$PATH\":").append(quoted(path)).append(" &&");
    }
    if (!execution.modules().isEmpty()) {
      text.append(" module load");
      execution.modules().forEach(module -> text.append(' ').append(quoted(module)));
      text.append(" &&");
    }
    if (execution.venv() != null) {
      text.append(" source ").append(quoted(execution.venv() + "/bin/activate")).append(" &&");
    }
    return text.toString();
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }

  /// The path of a program: one with a slash is what it says, another is looked up on the path.
  private String find(String program, @Nullable String path, Path directory) {
    if (program.indexOf('/') >= 0) {
      return program;
    }
    var key = program + "\0" + path;
    var known = found.get(key);
    if (known != null) {
      return known;
    }
    var place = search(program, path == null ? "/usr/bin:/bin" : path, directory);
    if (found.size() < CACHED) {
      found.put(key, place);
    }
    return place;
  }

  private static String search(String program, String path, Path directory) {
    for (var folder : path.split(":")) {
      var file = directory.resolve(folder).resolve(program);
      if (Files.isExecutable(file) && !Files.isDirectory(file)) {
        return file.toString();
      }
    }
    throw new LaunchException(
        "The program %s was not found on the job's PATH (%s); check exec".formatted(program, path));
  }
}
