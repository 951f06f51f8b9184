package bellwether.epmt.check;

import bellwether.command.ExitStatus;
import bellwether.epmt.CommonOptions;
import bellwether.epmt.HelpOption;
import bellwether.epmt.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `epmt check`: whether jobs can be measured, staged and submitted here.
@Command(
    name = "epmt check",
    description = "Check the catalog, the collector, the folder for jobs, and stage_command.",
    footer = {"", "Each line ends in Pass or Fail; the exit status is 1 when one has failed."},
    sortOptions = false)
public final class CheckCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private final HelpOption help = new HelpOption();
  @Mixin private final CommonOptions common = new CommonOptions();

  public CheckCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return new Checks(session).run() ? ExitStatus.WELL : ExitStatus.WORK_FAILED;
  }
}
