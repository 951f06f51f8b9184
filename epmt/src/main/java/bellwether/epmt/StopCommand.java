package bellwether.epmt;

import bellwether.collect.session.JobSession;
import bellwether.command.ExitStatus;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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

  @Option(
      names = {"-e", "--error"},
      description = "Fail when the job was already stopped.")
  private boolean strict;

  @Option(
      names = "--exit-code",
      paramLabel = "N",
      description = "The job's exit code; without it that of the first run that failed.")
  private @Nullable Integer exitCode;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why the job ended.")
  private @Nullable String reason;

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
    return switch (current.job().stop(new JobSession.End(exitCode, reason))) {
      case RUNNING -> ExitStatus.WELL;
      case STOPPED -> current.alreadyDone("stopped", strict);
      case NOT_STARTED -> throw current.notStarted();
    };
  }
}
