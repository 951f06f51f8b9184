package bellwether.epmt;

import bellwether.command.ExitStatus;
import bellwether.command.measure.MeasuredExecution;
import bellwether.epmt.settings.CollectorOptions;
import bellwether.epmt.settings.ThisMachine;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `epmt run`: runs a command and measures it.
@Command(
    name = "epmt run",
    description = "Run a command and measure it; the exit status is that of the command.",
    sortOptions = false)
final class RunCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private final HelpOption help = new HelpOption();

  @Option(
      names = {"-a", "--auto"},
      description = "Start the job before the command and stop it afterwards.")
  private boolean auto;

  @Option(
      names = {"-n", "--dry-run"},
      description = "Print the command lines instead.")
  private boolean dryRun;

  @Parameters(
      paramLabel = "cmd_line",
      arity = "1..*",
      description = "A program and its arguments; a single word is a line for the shell.")
  private List<String> words = List.of();

  RunCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var options = new CollectorOptions(session.settings()).of(ThisMachine.find());
    var job = CurrentJob.of(session).job();
    var execution = MeasuredExecution.of(session.console(), job, options, words);
    if (dryRun) {
      execution.lines("epmt", auto).forEach(session.console().out()::println);
      return ExitStatus.WELL;
    }
    return execution.run(auto);
  }
}
