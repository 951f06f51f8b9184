package bellwether.epmt;

import bellwether.collect.session.shell.ParentShell;
import bellwether.collect.session.shell.SlurmProlog;
import bellwether.command.ExitStatus;
import bellwether.command.measure.MeasuredExecution;
import bellwether.epmt.settings.CollectorOptions;
import bellwether.epmt.settings.ThisMachine;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `epmt source`: prints what a shell evaluates to measure its commands.
@Command(
    name = "epmt source",
    description = {
      "Print what a shell evaluates to measure all commands that follow, for the shell that calls it.",
      "Where it is evaluated, epmt_uninstrument stops that and epmt_instrument goes on (not in dash)."
    },
    footer = {
      "",
      "Examples:",
      "  export `epmt source`     bash, dash and other Bourne shells",
      "  eval `epmt source`       all shells, csh and tcsh as well",
      "  epmt source --slurm      in a task prolog of Slurm"
    },
    sortOptions = false)
final class SourceCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private final HelpOption help = new HelpOption();
  @Mixin private final CommonOptions common = new CommonOptions();

  @Option(
      names = {"-s", "--slurm"},
      description = "Print lines for a task prolog of Slurm.")
  private boolean slurm;

  SourceCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    var options = new CollectorOptions(session.settings()).of(ThisMachine.find());
    var job = CurrentJob.of(session).job();
    var shell = slurm ? new SlurmProlog() : ParentShell.find();
    session.console().out().print(shell.text(MeasuredExecution.instrumentation(job, options)));
    return ExitStatus.WELL;
  }
}
