package bellwether.epmt;

import bellwether.collect.session.JobFolder;
import bellwether.collect.session.JobIdentity;
import bellwether.collect.session.JobSession;
import bellwether.command.CommandException;
import bellwether.command.Console;

/// The job that the caller belongs to, in the folder that EPMT's settings name.
///
/// @param job its start and stop
/// @param console for warnings
public record CurrentJob(JobSession job, Console console) {
  /// The job of the caller.
  public static CurrentJob of(Session session) {
    var prefix = session.settings().value("epmt_output_prefix");
    var console = session.console();
    return new CurrentJob(JobSession.of(prefix, console.environment()), console);
  }

  /// Its folder, for commands that are given none.
  ///
  /// @throws CommandException when the job was not started
  public String folder() {
    if (job.folder().phase() == JobFolder.Phase.NOT_STARTED) {
      throw notStarted();
    }
    return job.folder().output();
  }

  CommandException notStarted() {
    return CommandException.notFound(
        "Expected job %s to be started, but found no metadata of it in %s; start it with epmt start, or name a job"
            .formatted(job.identity().id(), job.folder().path()));
  }

  /// Says what takes the place of the scheduler's variables where there are none.
  void warnOfSession() {
    var identity = job.identity();
    if (identity.origin() == JobIdentity.Origin.SESSION) {
      warn("ID", "session id", identity.id());
      warn("NAME", "job id", identity.id());
      warn("SCRIPTNAME", "process name", identity.id());
      warn("USER", "username", identity.user());
    }
  }

  private void warn(String variable, String what, String value) {
    warn("JOB_%1$s unset: Using %2$s %3$s as JOB_%1$s".formatted(variable, what, value));
  }

  /// A line in the form of Python's log.
  void warn(String sentence) {
    console.err().println("WARNING:epmt_cmds:" + sentence);
  }

  /// The end of a command that found nothing to do: with `-e` it has failed.
  int alreadyDone(String how, boolean strict) {
    var sentence =
        "job %s was already %s in %s; nothing was changed"
            .formatted(job.identity().id(), how, job.folder().path());
    if (strict) {
      throw CommandException.notFound(sentence);
    }
    warn(sentence);
    return 0;
  }
}
