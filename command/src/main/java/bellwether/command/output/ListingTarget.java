package bellwether.command.output;

import bellwether.command.Console;
import java.io.PrintStream;
import java.util.List;

/// Where and how lists are printed.
///
/// @param columns the width of the terminal; 0: no terminal, so that nothing is cut
public record ListingTarget(PrintStream out, Form form, int columns) {

  /// How a list is printed.
  public enum Form {
    TABLE,
    NDJSON,
    CSV
  }

  /// The standard output, as CSV or JSON if that was asked for, else for people.
  public static ListingTarget of(Console console, boolean csv, boolean json) {
    return csv ? data(console, Form.CSV) : json ? data(console, Form.NDJSON) : forPeople(console);
  }

  private static ListingTarget data(Console console, Form form) {
    return new ListingTarget(console.out(), form, 0);
  }

  /// The standard output, for people.
  public static ListingTarget forPeople(Console console) {
    return new ListingTarget(console.out(), Form.TABLE, console.screen().columns());
  }

  /// Begins a list.
  public <T> Listing<T> begin(List<Column<T>> columns) {
    return switch (form) {
      case TABLE -> new TableListing<>(out, this.columns, columns);
      case NDJSON -> new JsonListing<>(out, columns);
      case CSV -> new CsvListing<>(out, columns);
    };
  }
}
