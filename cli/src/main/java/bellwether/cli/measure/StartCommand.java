package bellwether.cli.measure;

import bellwether.collect.session.JobFolder;
import bellwether.collect.session.JobIdentity;
import bellwether.collect.session.JobSession;
import bellwether.collect.session.OwnProcess;
import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.command.ExitStatus;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `bellwether start`: begins to measure the job that the caller belongs to.
@Command(
    name = "start",
    sortOptions = false,
    description =
        "Begin to measure the job that this shell belongs to: write down its id, user, host, start and environment.",
    footer = {
      "",
      "The job is that of SLURM_JOB_ID, SLURM_JOBID, PBS_JOBID or PBS_JOB_ID, else the shell's session.",
      "Its files go to the folder USER/ID in BELLWETHER_MEASURE_PREFIX, which is /tmp/epmt/ unless set.",
      "Values of variables that look secret are masked; BELLWETHER_SECRETS names others.",
      "",
      "Example of a job script:",
      "  bellwether start",
      "  ./compute",
      "  bellwether stop --exit-code $?"
    })
public final class StartCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = {"-e", "--error"},
      description = "Fail when the job was already started.")
  private boolean strict;

  public StartCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    var environment = console.environment();
    OwnProcess.leaveOut(environment);
    var session = JobSession.of(JobFolder.prefix(environment), environment);
    if (session.identity().origin() == JobIdentity.Origin.SESSION) {
      console.note(
          "No scheduler names a job here; the session %s is the job, which is unique on this host and until its next boot only"
              .formatted(session.identity().id()));
    }
    var before = session.start();
    if (before != JobFolder.Phase.NOT_STARTED) {
      return refuse(session, before);
    }
    return ExitStatus.WELL;
  }

  private int refuse(JobSession session, JobFolder.Phase before) {
    var sentence =
        "Job %s was already %s in %s; nothing was changed"
            .formatted(
                session.identity().id(),
                before == JobFolder.Phase.STOPPED ? "started and stopped" : "started",
                session.folder().path());
    if (strict) {
      throw CommandException.notFound(sentence);
    }
    console.note(sentence);
    return ExitStatus.WELL;
  }
}
