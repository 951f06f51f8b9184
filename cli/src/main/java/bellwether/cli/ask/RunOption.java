package bellwether.cli.ask;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which run is asked about.
public final class RunOption {
  @Option(
      names = "--run",
      paramLabel = "N",
      description = "The run of this number (default: the latest; see bellwether runs).")
  public @Nullable Long number;
}
