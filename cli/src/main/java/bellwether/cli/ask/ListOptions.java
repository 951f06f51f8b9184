package bellwether.cli.ask;

import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.command.GlobalOptions;
import bellwether.command.output.ListingTarget;
import picocli.CommandLine.Option;

/// How a list is printed.
public final class ListOptions {
  @Option(names = "--csv", description = "Data as CSV: a header and rows.")
  private boolean csv;

  public boolean isCsv() {
    return csv;
  }

  /// Where the list goes.
  public ListingTarget target(GlobalOptions global, Console console) {
    if (csv && global.json) {
      throw CommandException.wrongInput("Expected --json or --csv, but found both; choose one");
    }
    return ListingTarget.of(console, csv, global.json);
  }
}
