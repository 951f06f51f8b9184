package bellwether.cli;

import bellwether.command.CommandNumbers;
import bellwether.command.Console;
import bellwether.command.ExitStatus;
import bellwether.command.GlobalOptions;
import bellwether.command.Screen;
import bellwether.command.StandardOutput;
import bellwether.command.Version;
import bellwether.model.text.Nearest;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/// The `bellwether` command.
@Command(
    name = "bellwether",
    description = "Runs, remembers and measures large numbers of jobs.",
    mixinStandardHelpOptions = true,
    version = Version.NAMED,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit status: 0 all well; 1 the work failed, or what was named was not found;",
      "2 wrong input or command line; 3 the surroundings fail; 130 interrupted.",
      "More on a command: bellwether COMMAND --help"
    })
public final class Main implements Runnable {
  @Mixin private final GlobalOptions global = new GlobalOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  private Main() {}

  static void main(String[] args) {
    var console = console();
    end(console, execute(console, args));
  }

  /// Ends the process: no thread that is left keeps it.
  static void end(Console console, int status) {
    console.out().flush();
    System.exit(isWritten(console) ? status : ExitStatus.SURROUNDINGS);
  }

  private static boolean isWritten(Console console) {
    var failure =
        console.out() instanceof StandardOutput output
            ? output.failure()
            : Optional.<IOException>empty();
    failure.ifPresent(problem ->
        console.note(
            "the standard output could not be written to its end: " + problem.getMessage()));
    return failure.isEmpty();
  }

  static Console console() {
    boolean person = System.console() != null && System.console().isTerminal();
    var environment = System.getenv();
    var screen = Screen.detect(environment);
    return new Console(
        System.in,
        StandardOutput.open(screen),
        System.err,
        environment,
        person && environment.get("NO_COLOR") == null,
        person,
        screen);
  }

  /// Carries out a command line, `bellwether`'s own or an alias'; returns the exit status.
  public static int execute(Console console, String... args) {
    try {
      Arguments.requireText(args);
      if (args.length > 1 && args[0].equals(Alias.OPTION)) {
        var alias = Alias.of(args[1]);
        if (alias.isPresent()) {
          return alias.get().run(console, List.of(args).subList(2, args.length));
        }
      }
      var command = commandLine(console, Commands.mentioned(List.of(args)));
      command.setExecutionExceptionHandler((problem, _, _) -> ExitStatus.of(problem, console));
      return command.execute(args);
    } catch (OutOfMemoryError | StackOverflowError | RuntimeException problem) {
      return ExitStatus.of(problem, console);
    }
  }

  /// The command with some of its sub-commands: making one costs time.
  static CommandLine commandLine(Console console, List<Commands> commands) {
    var main = new Main();
    var line = new CommandLine(main);
    for (var command : commands) {
      var sub = new CommandLine(command.make(console));
      sub.getCommandSpec().mixinStandardHelpOptions(true).version(Version.NAMED);
      line.addSubcommand(sub);
    }
    CommandNumbers.readBy(line);
    line.setOut(writer(console.out()));
    line.setErr(writer(console.err()));
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            console.screen().terminal() && console.environment().get("NO_COLOR") == null
                ? CommandLine.Help.Ansi.ON
                : CommandLine.Help.Ansi.OFF));
    line.setUsageHelpAutoWidth(false);
    line.setExecutionStrategy(result -> run(main, result));
    line.setParameterExceptionHandler((problem, _) -> wrong(problem, console));
    return line;
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, stream.charset());
  }

  private static int run(Main main, ParseResult result) {
    for (var sub = result; sub != null; sub = sub.subcommand()) {
      for (var mixin : sub.commandSpec().mixins().values()) {
        if (mixin.userObject() instanceof GlobalOptions said && said != main.global) {
          said.inherit(main.global);
        }
      }
    }
    return new RunLast().execute(result);
  }

  /// Without a command.
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Expected a command, but found none");
  }

  private static int wrong(ParameterException problem, Console console) {
    var command = problem.getCommandLine().getCommandSpec().qualifiedName();
    console.note("%s; see: %s --help".formatted(sentence(problem), command));
    return ExitStatus.WRONG_INPUT;
  }

  private static String sentence(ParameterException problem) {
    return switch (problem) {
      case UnmatchedArgumentException unmatched -> unknown(unmatched);
      case MissingParameterException _ ->
          String.valueOf(problem.getMessage()).replace("Missing required", "Expected the");
      default -> String.valueOf(problem.getMessage());
    };
  }

  private static String unknown(UnmatchedArgumentException problem) {
    var word = problem.getUnmatched().getFirst();
    var spec = problem.getCommandLine().getCommandSpec();
    if (word.startsWith("-")) {
      var options =
          spec.options().stream().flatMap(option -> List.of(option.names()).stream()).toList();
      return "Unknown option %s%s".formatted(word, Nearest.hint(word, options));
    }
    return spec.parent() == null
        ? "Expected a command, but found %s%s".formatted(word, Nearest.hint(word, Commands.names()))
        : "Unexpected argument " + word;
  }
}
