package bellwether.epmt;

import static java.util.Map.entry;

import bellwether.command.CommandException;
import bellwether.command.CommandNumbers;
import bellwether.command.ExitStatus;
import bellwether.epmt.check.CheckCommand;
import bellwether.epmt.daemon.DaemonCommand;
import bellwether.epmt.stage.StageCommand;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;

/// The commands of EPMT that have a class of their own.
final class Subcommands {
  private static final Map<String, Function<Session, Callable<Integer>>> KNOWN =
      Map.ofEntries(
          entry("start", StartCommand::new),
          entry("run", RunCommand::new),
          entry("source", SourceCommand::new),
          entry("stop", StopCommand::new),
          entry("stage", StageCommand::new),
          entry("check", CheckCommand::new),
          entry("submit", SubmitCommand::new),
          entry("dump", DumpCommand::new),
          entry("annotate", AnnotateCommand::new),
          entry("convert", ConvertCommand::new),
          entry("retire", RetireCommand::new),
          entry("daemon", DaemonCommand::new));

  private Subcommands() {}

  static boolean has(String name) {
    return KNOWN.containsKey(name);
  }

  /// Carries a command out; returns the exit status.
  static int run(Session session, String name, List<String> arguments) {
    var make = KNOWN.get(name);
    if (make == null) {
      throw CommandException.wrongInput("epmt has no command " + name);
    }
    var line = new CommandLine(make.apply(session));
    CommandNumbers.readBy(line);
    line.setOut(writer(session.console().out()));
    line.setErr(writer(session.console().err()));
    line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    line.setExecutionExceptionHandler((problem, _, _) -> ExitStatus.of(problem, session.console()));
    line.setParameterExceptionHandler((problem, _) -> {
      session.console().note("epmt %s: %s".formatted(name, problem.getMessage()));
      return ExitStatus.WRONG_INPUT;
    });
    return line.execute(arguments.toArray(String[]::new));
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, stream.charset());
  }
}
