package bellwether.cli.shell;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// What JShell prints, line by line: answers go to one stream, errors to another. Our feedback
/// modes mark the lines of errors. Of a question without an answer only the sentence is printed.
final class ShellOutput extends OutputStream {
  private static final String MARK = "␕";
  private static final String FRAME = "|        at ";
  private static final String REFUSED = "Exception " + Refused.class.getName() + ": ";
  private static final String INCOMPLETE = MARK + "|  Incomplete input";

  private final PrintStream out;
  private final PrintStream err;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private boolean incomplete;

  ShellOutput(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  PrintStream stream() {
    return new PrintStream(this, true, StandardCharsets.UTF_8);
  }

  /// Whether the input ended within a snippet.
  boolean isIncomplete() {
    return incomplete;
  }

  @Override
  public void write(int one) {
    line.write(one);
    if (one == '\n') {
      send();
    }
  }

  private void send() {
    var text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    incomplete |= text.startsWith(INCOMPLETE);
    if (incomplete || text.startsWith(MARK) || text.startsWith(FRAME)) {
      out.flush();
      err.print(text.replace(MARK, "").replace(REFUSED, ""));
      err.flush();
    } else {
      out.print(text);
    }
  }

  @Override
  public void flush() {
    out.flush();
  }

  @Override
  public void close() {
    if (line.size() > 0) {
      send();
    }
    out.flush();
  }
}
