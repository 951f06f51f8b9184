package bellwether.epmt;

import bellwether.command.ExitStatus;
import bellwether.command.measure.JobEndOptions;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `epmt stop`: completes the metadata of the job that the caller belongs to.
@Command(
    name = "epmt stop",
    description = "End the measurement of the job that this shell belongs to.",
    sortOptions = false)
final class StopCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private final HelpOption help = new HelpOption();
  @Mixin private final CommonOptions common = new CommonOptions();
  @Mixin private final JobEndOptions end = new JobEndOptions();

  @Option(
      names = {"-e", "--error"},
      description = "Fail when the job was already stopped.")
  private boolean strict;

  StopCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    var current = CurrentJob.of(session);
    if (common.isDryRun()) {
      session.console().note("epmt stop would complete " + current.folder() + "job_metadata");
      return ExitStatus.WELL;
    }
    return switch (current.job().stop(end.end())) {
      case RUNNING -> ExitStatus.WELL;
      case STOPPED -> current.alreadyDone("stopped", strict);
      case NOT_STARTED -> throw current.notStarted();
    };
  }
}
