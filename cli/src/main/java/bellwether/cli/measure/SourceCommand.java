package bellwether.cli.measure;

import bellwether.collect.session.JobFolder;
import bellwether.collect.session.JobSession;
import bellwether.collect.session.OwnProcess;
import bellwether.collect.session.shell.ParentShell;
import bellwether.collect.session.shell.SlurmProlog;
import bellwether.command.Console;
import bellwether.command.ExitStatus;
import bellwether.command.measure.MeasuredExecution;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `bellwether source`: prints what a shell evaluates to measure its commands.
@Command(
    name = "source",
    sortOptions = false,
    description =
        "Print what a shell evaluates to measure all commands that follow, for the shell that calls it.",
    footer = {
      "",
      "In bash and the C shells, epmt_uninstrument then stops that, and epmt_instrument goes on;",
      "for bash only where the text was evaluated. PAPIEX_OPTIONS=THREADS records each thread as well.",
      "PAPIEX_OUTPUT, if set, is where the records go: a folder that ends in /, else the start of a file's name.",
      "",
      "Examples:",
      "  eval `bellwether source`      all shells, csh and tcsh as well",
      "  export `bellwether source`    bash, dash and other Bourne shells",
      "  bellwether source --slurm     in a task prolog of Slurm"
    })
public final class SourceCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final DetailOption detail = new DetailOption();

  @Option(
      names = {"-s", "--slurm"},
      description = "Print lines for a task prolog of Slurm.")
  private boolean slurm;

  public SourceCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var environment = console.environment();
    OwnProcess.leaveOut(environment);
    var session = JobSession.of(JobFolder.prefix(environment), environment);
    var shell = slurm ? new SlurmProlog() : ParentShell.find();
    var options = detail.option();
    console.out().print(shell.text(MeasuredExecution.instrumentation(session, options)));
    return ExitStatus.WELL;
  }
}
