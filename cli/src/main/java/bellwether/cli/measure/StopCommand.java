package bellwether.cli.measure;

import bellwether.collect.session.JobFolder;
import bellwether.collect.session.JobSession;
import bellwether.collect.session.OwnProcess;
import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.command.ExitStatus;
import bellwether.command.measure.JobEndOptions;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `bellwether stop`: completes what is written down of a measured job.
@Command(
    name = "stop",
    sortOptions = false,
    description =
        "End the measurement of the job that this shell belongs to: write down its end, exit code, name, tags, and what changed in its environment.",
    footer = {
      "",
      "The job's tags are those of EPMT_JOB_TAGS, such as exp_name:linux;exp_component:build.",
      "",
      "Example:",
      "  bellwether stop --exit-code 3 --reason 'no input'"
    })
public final class StopCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final JobEndOptions end = new JobEndOptions();

  @Option(
      names = {"-e", "--error"},
      description = "Fail when the job was already stopped.")
  private boolean strict;

  public StopCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    var environment = console.environment();
    OwnProcess.leaveOut(environment);
    var session = JobSession.of(JobFolder.prefix(environment), environment);
    return switch (session.stop(end.end())) {
      case RUNNING -> ExitStatus.WELL;
      case STOPPED -> refuse(session);
      case NOT_STARTED ->
          throw CommandException.notFound(
              "Expected job %s to be started, but found no metadata of it in %s; start it with: bellwether start"
                  .formatted(session.identity().id(), session.folder().path()));
    };
  }

  private int refuse(JobSession session) {
    var sentence =
        "Job %s was already stopped in %s; nothing was changed"
            .formatted(session.identity().id(), session.folder().path());
    if (strict) {
      throw CommandException.notFound(sentence);
    }
    console.note(sentence);
    return ExitStatus.WELL;
  }
}
