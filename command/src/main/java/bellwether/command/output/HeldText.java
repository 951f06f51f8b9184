package bellwether.command.output;

import java.io.PrintStream;
import java.io.StringWriter;

/// The text of rows, held back until there is enough of it to print at once.
final class HeldText {
  private static final int MOST = 16 * 1024;

  private final PrintStream out;
  private final StringWriter held = new StringWriter();

  HeldText(PrintStream out) {
    this.out = out;
  }

  /// Takes the text of the rows.
  StringWriter writer() {
    return held;
  }

  /// Prints what is held if it is enough; to be called after each row.
  void rowEnded() {
    if (held.getBuffer().length() > MOST) {
      print();
    }
  }

  /// Prints what is held.
  ///
  /// @throws ClosedPipeException when nobody reads any more
  void print() {
    out.print(held);
    held.getBuffer().setLength(0);
    Listing.check(out);
  }
}
