package bellwether.command.output;

import java.io.PrintStream;
import java.util.List;

/// A list on its way to the user, row by row.
public interface Listing<T> extends AutoCloseable {

  /// How a list is printed.
  enum Form {
    TABLE,
    NDJSON,
    CSV
  }

  /// Where and how lists are printed.
  ///
  /// @param columns the width of the terminal; 0: no terminal, so that nothing is cut
  record Target(PrintStream out, Form form, int columns) {

    /// Begins a list.
    public <T> Listing<T> begin(List<Column<T>> columns) {
      return switch (form) {
        case TABLE -> new TableListing<>(out, this.columns, columns);
        case NDJSON -> new JsonListing<>(out, columns);
        case CSV -> new CsvListing<>(out, columns);
      };
    }
  }

  /// Adds a row.
  ///
  /// @throws ClosedPipeException when nobody reads any more; not at once
  void add(T row);

  /// Prints the names of the columns, also when there are no rows; a table without rows has none
  /// otherwise.
  default void header() {}

  /// Prints what is still held back.
  void flush();

  @Override
  default void close() {
    flush();
  }

  /// The same list, whose text is made while the next rows are read.
  default Listing<T> inBackground() {
    return new BackgroundListing<>(this);
  }

  /// Ends the command when nobody reads any more. Asking costs a flush.
  static void check(PrintStream out) {
    if (out.checkError()) {
      throw new ClosedPipeException();
    }
  }
}
