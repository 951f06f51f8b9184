package bellwether.epmt;

import bellwether.command.ExitStatus;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `epmt start`: begins to measure the job that the caller belongs to.
@Command(
    name = "epmt start",
    description = "Begin to measure the job that this shell belongs to.",
    sortOptions = false)
final class StartCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private final HelpOption help = new HelpOption();
  @Mixin private final CommonOptions common = new CommonOptions();

  @Option(
      names = {"-e", "--error"},
      description = "Fail when the job was already started.")
  private boolean strict;

  StartCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    var current = CurrentJob.of(session);
    current.warnOfSession();
    if (common.isDryRun()) {
      session.console().note("epmt start would write to " + current.job().folder().path());
      return ExitStatus.WELL;
    }
    return switch (current.job().start()) {
      case NOT_STARTED -> ExitStatus.WELL;
      case RUNNING -> current.alreadyDone("started", strict);
      case STOPPED -> current.alreadyDone("started and stopped", strict);
    };
  }
}
