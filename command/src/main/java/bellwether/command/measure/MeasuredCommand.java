package bellwether.command.measure;

import bellwether.command.Console;
import bellwether.command.StopSignals;
import bellwether.launch.Environment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A command that runs as a child of this process, on its streams and in its process group.
///
/// @param words program and arguments
/// @param assignments `NAME=value`, added to the environment of this process
public record MeasuredCommand(List<String> words, List<String> assignments) {
  private static final List<String> SHELL = List.of("/bin/sh", "-c");
  private static final int NOT_FOUND = 127;
  private static final int NOT_EXECUTABLE = 126;
  private static final String NO_SUCH_FILE = "No such file or directory";
  private static final String TERMINATE = "TERM";

  /// Copies the lists.
  public MeasuredCommand {
    words = List.copyOf(words);
    assignments = List.copyOf(assignments);
  }

  /// That of a command line: a single argument is a line for the shell, several are passed on as
  /// they are.
  public static MeasuredCommand of(List<String> arguments, List<String> assignments) {
    var words = new ArrayList<String>();
    if (arguments.size() == 1) {
      words.addAll(SHELL);
    }
    words.addAll(arguments);
    return new MeasuredCommand(words, assignments);
  }

  /// The line by which a shell would run it.
  public String text() {
    var all = new ArrayList<String>();
    for (var assignment : assignments) {
      int value = assignment.indexOf('=') + 1;
      all.add(assignment.substring(0, value) + ShellWord.quoted(assignment.substring(value)));
    }
    words.forEach(word -> all.add(ShellWord.quoted(word)));
    return String.join(" ", all);
  }

  /// Runs it to its end; returns its exit status as shells show it: 128 and the signal's number
  /// where one ended it, 127 or 126 where it could not be started.
  ///
  /// Signals that a terminal sends reach it by themselves; SIGTERM is passed on.
  public int run(Console console) throws InterruptedException {
    try (var signals = new StopSignals(StopSignals.USUAL)) {
      var child = builder().start();
      signals.atFirst(came -> passOn(came, child));
      signals.atFurther(came -> passOn(came, child));
      return child.waitFor();
    } catch (IOException failure) {
      return notStarted(failure, console);
    }
  }

  private ProcessBuilder builder() {
    var builder = new ProcessBuilder(words).inheritIO();
    var variables = builder.environment();
    restore(variables, Environment.callers(variables));
    for (var assignment : assignments) {
      int sign = assignment.indexOf('=');
      variables.put(assignment.substring(0, sign), assignment.substring(sign + 1));
    }
    return builder;
  }

  /// Touches only what differs, so that values which are not UTF-8 stay as they are.
  private static void restore(Map<String, String> variables, Map<String, String> callers) {
    variables.keySet().retainAll(callers.keySet());
    callers.forEach((name, value) -> {
      if (!value.equals(variables.get(name))) {
        variables.put(name, value);
      }
    });
  }

  private static void passOn(StopSignals.Received came, Process child) {
    if (came.name().equals(TERMINATE)) {
      child.destroy();
    }
  }

  private int notStarted(IOException failure, Console console) {
    boolean missing = String.valueOf(failure.getMessage()).contains(NO_SUCH_FILE);
    console.note(
        missing
            ? "Expected a command, but %s was not found; check its name and PATH"
                .formatted(words.getFirst())
            : String.valueOf(failure.getMessage()));
    return missing ? NOT_FOUND : NOT_EXECUTABLE;
  }
}
