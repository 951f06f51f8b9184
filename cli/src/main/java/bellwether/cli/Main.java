package bellwether.cli;

import bellwether.cli.run.RunCommand;
import bellwether.launch.LaunchException;
import bellwether.launch.NodesException;
import bellwether.store.StoreException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The `bellwether` command.
@Command(
    name = "bellwether",
    description = "Runs, remembers and measures large numbers of jobs.",
    mixinStandardHelpOptions = true,
    version = "bellwether 0.1.0")
public final class Main {
  private static final int WRONG_INPUT = 2;
  private static final int SURROUNDINGS = 3;
  private static final int INTERRUPTED = 130;

  private Main() {}

  static void main(String[] args) {
    boolean terminal = System.console() != null && System.console().isTerminal();
    var console =
        new Console(
            System.in,
            System.out,
            System.err,
            System.getenv(),
            terminal && System.getenv("NO_COLOR") == null,
            terminal);
    System.exit(execute(console, args));
  }

  /// Carries out a command line; returns the exit status.
  public static int execute(Console console, String... args) {
    var command = new CommandLine(new Main()).addSubcommand(new RunCommand(console));
    command.setOut(new java.io.PrintWriter(console.out(), true));
    command.setErr(new java.io.PrintWriter(console.err(), true));
    command.setExecutionExceptionHandler((problem, _, _) -> status(console, problem));
    return command.execute(args);
  }

  private static int status(Console console, Exception problem) throws Exception {
    if (problem instanceof InterruptedException) {
      return INTERRUPTED;
    }
    console.note(String.valueOf(problem.getMessage()));
    return switch (problem) {
      case CommandException wrong -> wrong.status();
      case LaunchException _, NodesException _ -> WRONG_INPUT;
      case StoreException _ -> SURROUNDINGS;
      default -> throw problem;
    };
  }
}
