package bellwether.cli.workflow;

import bellwether.command.CommandException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Why a user sets a job to a state.
final class ReasonOption {

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "With set-state: why; kept with the event.")
  @Nullable String text;

  /// Refuses it where no job is set.
  void refuse() {
    if (text != null) {
      throw CommandException.wrongInput(
          "Expected --reason with workflow set-state alone, but found it with another action");
    }
  }
}
