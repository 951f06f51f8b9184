package bellwether.launch;

import bellwether.model.Execution;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The program and arguments that a job's execution comes down to.
///
/// A `script` goes to `bash -l -c`. Where modules or a virtual environment are asked for, a login
/// shell prepares them and then becomes the program; the arguments reach it as they are, since they
/// are never part of the shell's text.
///
/// @param argv program first
/// @param programName the last part of the program's path; `bash` for a script
public record CommandLine(List<String> argv, String programName) {
  private static final String SHELL = "bash";

  public CommandLine {
    argv = List.copyOf(argv);
  }

  /// The command line of an execution in which all variables have been put in.
  public static CommandLine of(Execution execution) {
    var script = execution.script();
    if (script != null) {
      return new CommandLine(inShell(scriptText(execution, script)), SHELL);
    }
    var exec = execution.exec();
    if (exec == null) {
      throw new IllegalArgumentException("Expected either exec or script");
    }
    return new CommandLine(program(execution, exec), lastPart(exec));
  }

  private static List<String> program(Execution execution, String exec) {
    var argv = new ArrayList<String>();
    var preparation = preparation(execution);
    if (!preparation.isEmpty()) {
      // What is sourced might change the positional parameters, so they are put aside.
      argv.addAll(
          inShell("bellwether_job=(\"$@\"); " + preparation + " && exec \"${bellwether_job[@]}\""));
      argv.add(SHELL);
    }
    argv.add(exec);
    argv.addAll(execution.args());
    return argv;
  }

  private static String scriptText(Execution execution, String script) {
    var preparation = preparation(execution);
    return preparation.isEmpty() ? script : preparation + " || exit\n" + script;
  }

  private static List<String> inShell(String text) {
    return List.of(SHELL, "-l", "-c", text);
  }

  private static String preparation(Execution execution) {
    var steps = new ArrayList<String>();
    if (!execution.modules().isEmpty()) {
      steps.add("{ source /etc/profile; module load " + quoted(execution.modules()) + "; }");
    }
    var venv = execution.venv();
    if (venv != null) {
      steps.add("source " + quoted(venv + "/bin/activate"));
    }
    return String.join(" && ", steps);
  }

  private static String quoted(List<String> words) {
    return words.stream().map(CommandLine::quoted).collect(Collectors.joining(" "));
  }

  /// One word for the shell, in which `~/` at the start and `$NAME` keep their meaning.
  private static String quoted(String word) {
    boolean home = word.startsWith("~/");
    var rest = home ? word.substring(2) : word;
    var escaped = rest.replace("\\", "\\\\").replace("\"", "\\\"").replace("`", "\\`");
    return (home ? "~/" : "") + "\"" + escaped + "\"";
  }

  private static String lastPart(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
