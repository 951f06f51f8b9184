package bellwether.cli.ask;

import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.command.GlobalOptions;
import bellwether.command.output.Listing;
import picocli.CommandLine.Option;

/// How a list is printed.
final class ListOptions {
  @Option(names = "--csv", description = "Data as CSV: a header and rows.")
  private boolean csv;

  Listing.Target target(GlobalOptions global, Console console) {
    if (csv && global.json) {
      throw CommandException.wrongInput("Expected --json or --csv, but found both; choose one");
    }
    var form = csv ? Listing.Form.CSV : global.json ? Listing.Form.NDJSON : Listing.Form.TABLE;
    int columns = form == Listing.Form.TABLE ? console.screen().columns() : 0;
    return new Listing.Target(console.out(), form, columns);
  }
}
