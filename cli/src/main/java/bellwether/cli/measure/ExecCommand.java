package bellwether.cli.measure;

import bellwether.collect.session.JobFolder;
import bellwether.collect.session.JobSession;
import bellwether.command.Console;
import bellwether.command.ExitStatus;
import bellwether.command.measure.MeasuredExecution;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bellwether exec`: runs a command and measures it.
@Command(
    name = "exec",
    sortOptions = false,
    description =
        "Run a command and measure all processes that it starts; the exit status is that of the command.",
    footer = {
      "",
      "A single word is a line for the shell; several are passed on as they are.",
      "The first exit status that is not 0 is the job's, unless stop is given another.",
      "PAPIEX_OUTPUT and PAPIEX_OPTIONS, if set, are taken as they are.",
      "",
      "Examples:",
      "  bellwether exec -- ./compute --steps 100",
      "  bellwether exec -- 'gunzip -c input.gz | ./compute > output'",
      "  bellwether exec --auto -- ./compute        the whole life of a job of one command"
    })
public final class ExecCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final DetailOption detail = new DetailOption();

  @Option(
      names = {"-a", "--auto"},
      description = "Start the job before the command and stop it afterwards.")
  private boolean auto;

  @Option(
      names = {"-n", "--dry-run"},
      description = "Print the command lines instead.")
  private boolean dryRun;

  @Parameters(
      paramLabel = "CMD",
      arity = "1..*",
      description = "After --: a program and its arguments, or a line for the shell.")
  private List<String> words = List.of();

  public ExecCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var environment = console.environment();
    var session = JobSession.of(JobFolder.prefix(environment), environment);
    var options = detail.option();
    var execution = MeasuredExecution.of(console, session, options, words);
    if (dryRun) {
      execution.lines("bellwether", auto).forEach(console.out()::println);
      return ExitStatus.WELL;
    }
    return execution.run(auto);
  }
}
