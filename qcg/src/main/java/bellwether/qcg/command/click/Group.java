package bellwether.qcg.command.click;

import bellwether.command.Console;
import bellwether.qcg.report.PilotException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// A command that has nothing but sub-commands.
public final class Group {
  private static final int FAILED = 1;
  private static final int WRONG_USE = 2;

  private final Console console;
  private final CommandLine line;

  /// @param commands annotated for picocli
  public Group(Console console, String name, List<? extends Callable<Integer>> commands) {
    this.console = console;
    line = new CommandLine(CommandSpec.wrapWithoutInspection(new Nothing()).name(name));
    addHelp(line);
    for (var command : commands) {
      var sub = new CommandLine(command);
      addHelp(sub);
      line.addSubcommand(sub);
    }
    line.setExpandAtFiles(false);
    line.setUnmatchedOptionsArePositionalParams(false);
  }

  /// What stands for the group itself.
  @Command
  private record Nothing() {}

  private static void addHelp(CommandLine line) {
    line.getCommandSpec()
        .addOption(
            OptionSpec.builder("--help")
                .usageHelp(true)
                .description("Show this message and exit.")
                .build());
  }

  /// Carries out what the arguments say.
  ///
  /// @return the exit status
  public int run(List<String> args) {
    try {
      return execute(args);
    } catch (ParameterException problem) {
      console.err().print(Complaint.about(problem));
      return WRONG_USE;
    } catch (PilotException problem) {
      console.err().println("Error: " + problem.getMessage());
      return FAILED;
    }
  }

  private int execute(List<String> args) {
    if (args.isEmpty()) {
      console.err().print(Help.of(line.getCommandSpec()));
      return WRONG_USE;
    }
    if (args.getFirst().startsWith("-") && !args.getFirst().equals("--help")) {
      throw new UnmatchedArgumentException(line, args);
    }
    var parsed = line.parseArgs(args.toArray(String[]::new));
    var sub = parsed.isUsageHelpRequested() ? parsed : parsed.subcommand();
    if (sub == null) {
      throw new NoCommandException(line);
    }
    if (sub.isUsageHelpRequested()) {
      console.out().print(Help.of(sub.commandSpec()));
      return 0;
    }
    return call(sub.commandSpec());
  }

  private static int call(CommandSpec spec) {
    if (!(spec.userObject() instanceof Callable<?> command)) {
      throw new IllegalStateException(spec.name() + " can not be called");
    }
    try {
      return command.call() instanceof Integer status ? status : 0;
    } catch (RuntimeException problem) {
      throw problem;
    } catch (Exception problem) {
      throw new IllegalStateException(problem);
    }
  }
}
