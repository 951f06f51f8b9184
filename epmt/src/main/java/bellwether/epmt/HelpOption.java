package bellwether.epmt;

import picocli.CommandLine.Option;

/// `-h` of every command.
public final class HelpOption {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  private boolean asked;

  /// Whether help was asked for.
  boolean isAsked() {
    return asked;
  }
}
