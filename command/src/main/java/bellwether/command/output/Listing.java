package bellwether.command.output;

import java.io.PrintStream;

/// A list on its way to the user, row by row.
public interface Listing<T> extends AutoCloseable {
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

  /// Ends the command when nobody reads any more. Asking costs a flush.
  static void check(PrintStream out) {
    if (out.checkError()) {
      throw new ClosedPipeException();
    }
  }
}
