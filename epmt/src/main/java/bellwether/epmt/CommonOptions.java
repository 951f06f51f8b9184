package bellwether.epmt;

import picocli.CommandLine.Option;

/// The options that EPMT's readme has before any command.
public final class CommonOptions {
  @Option(
      names = {"-n", "--dry-run"},
      description = "Write nothing.")
  private boolean dryRun;

  @Option(
      names = {"-a", "--auto"},
      hidden = true,
      description = "Start and stop around run; of no meaning here.")
  private boolean auto;

  /// Whether nothing is to be written.
  public boolean isDryRun() {
    return dryRun;
  }

  /// Whether `run` is to start and stop the job.
  boolean isAuto() {
    return auto;
  }
}
