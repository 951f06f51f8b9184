package bellwether.epmt;

import bellwether.command.ExitStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `epmt retire`: deletes old models and jobs.
@Command(
    name = "epmt retire",
    description = "Delete models and jobs that are older than the settings allow.",
    sortOptions = false)
final class RetireCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private final HelpOption help = new HelpOption();

  @Option(
      names = {"-n", "--dry-run"},
      description = "Say how many they are, and keep them.")
  private boolean dryRun;

  @Option(
      names = {"-u", "--skip-unproc"},
      description = "Keep unprocessed jobs; accepted, since no job here is unprocessed.")
  private boolean skipsUnprocessed;

  RetireCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    new Retirement(session).run(dryRun);
    return ExitStatus.WELL;
  }
}
