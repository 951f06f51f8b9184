package bellwether.command.measure;

import bellwether.collect.session.JobEnd;
import bellwether.command.CommandException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How a job that stops has ended, as far as its script says it: `--exit-code` and `--reason`.
public final class JobEndOptions {
  private static final int MOST = 255;

  @Option(
      names = "--exit-code",
      paramLabel = "N",
      description = "The job's exit code; without it that of the first command that failed.")
  private @Nullable Integer exitCode;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why the job ended.")
  private @Nullable String reason;

  /// The end.
  ///
  /// @throws CommandException when no process can have ended with the exit code
  public JobEnd end() {
    if (exitCode != null && (exitCode < 0 || exitCode > MOST)) {
      throw CommandException.wrongInput(
          "--exit-code: expected a number from 0 to 255, but found " + exitCode);
    }
    return new JobEnd(exitCode, reason);
  }
}
