package bellwether.command.measure;

import bellwether.collect.Collector;
import bellwether.collect.session.JobEnd;
import bellwether.collect.session.JobFolder.Phase;
import bellwether.collect.session.JobSession;
import bellwether.collect.session.shell.Instrumentation;
import bellwether.command.CommandException;
import bellwether.command.Console;
import java.io.IOException;
import java.util.List;

/// One command of a measured job, from the job's start to its stop where it is the only one.
///
/// @param session the job
/// @param command the command, with the variables by which it is measured
public record MeasuredExecution(Console console, JobSession session, MeasuredCommand command) {

  /// Measures a command into the folder of a job.
  ///
  /// @param options of the collector where the environment has none
  /// @param arguments a line for the shell, or a program and its arguments
  public static MeasuredExecution of(
      Console console, JobSession session, String options, List<String> arguments) {
    var assignments = instrumentation(session, options).assignments();
    return new MeasuredExecution(console, session, MeasuredCommand.of(arguments, assignments));
  }

  /// How the commands of a job are measured.
  ///
  /// @param options of the collector where the environment has none
  /// @throws CommandException when there is no collector
  public static Instrumentation instrumentation(JobSession session, String options) {
    var collector = Collector.installed().orElseThrow(MeasuredExecution::noCollector);
    return Instrumentation.of(collector, session.folder(), session.environment(), options);
  }

  private static CommandException noCollector() {
    return CommandException.surroundings(
        "Expected the collector that measures processes, but none was built, as there was no C compiler (cc); install one, such as gcc, and delete target/dist in Bellwether's folder, so that the next start builds it");
  }

  /// The lines by which a shell would do the same.
  ///
  /// @param name of the command that starts and stops jobs
  public List<String> lines(String name, boolean auto) {
    return auto
        ? List.of(name + " start", command.text(), name + " stop")
        : List.of(command.text());
  }

  /// Runs it; returns its exit status, of which the job's folder keeps the first that is not 0.
  ///
  /// @param auto whether the job starts with it and stops after it
  /// @throws CommandException when the job has started or stopped already, though it should not
  public int run(boolean auto) throws IOException, InterruptedException {
    if (auto) {
      require(Phase.NOT_STARTED, session.start());
    }
    session.folder().create();
    int status = command.run(console);
    record(status);
    if (auto) {
      require(Phase.RUNNING, session.stop(new JobEnd(status, null)));
    }
    return status;
  }

  /// What came of the command is told by its own status, whatever becomes of the record.
  private void record(int status) {
    try {
      session.folder().recordExit(status);
    } catch (IOException failure) {
      console.note(
          "the exit status %d could not be recorded in %s: %s"
              .formatted(status, session.folder().path(), failure.getMessage()));
    }
  }

  private void require(Phase expected, Phase found) {
    if (found != expected) {
      throw CommandException.notFound(
          "Expected that job %s %s, but it %s; its folder is %s"
              .formatted(
                  session.identity().id(), words(expected), words(found), session.folder().path()));
    }
  }

  private static String words(Phase phase) {
    return switch (phase) {
      case NOT_STARTED -> "has not started";
      case RUNNING -> "is running";
      case STOPPED -> "has stopped";
    };
  }
}
