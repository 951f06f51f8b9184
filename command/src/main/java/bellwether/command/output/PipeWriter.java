package bellwether.command.output;

import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/// Writes text to the standard output, and ends the command when nobody reads it any more.
final class PipeWriter extends Writer {
  private static final int HELD = 64 * 1024;

  private final PrintStream out;
  private final StringBuilder held = new StringBuilder(HELD);

  PipeWriter(PrintStream out) {
    this.out = out;
  }

  @Override
  public void write(char[] text, int from, int length) {
    held.append(text, from, length);
    sendIfFull();
  }

  @Override
  public void write(String text, int from, int length) {
    held.append(text, from, from + length);
    sendIfFull();
  }

  @Override
  public Writer append(CharSequence text) {
    held.append(text);
    sendIfFull();
    return this;
  }

  private void sendIfFull() {
    if (held.length() >= HELD) {
      send();
    }
  }

  private void send() {
    out.writeBytes(held.toString().getBytes(StandardCharsets.UTF_8));
    held.setLength(0);
    Listing.check(out);
  }

  /// Writers of CSV flush after each row, which would be too often.
  @Override
  public void flush() {}

  /// The standard output stays open.
  @Override
  public void close() {
    send();
  }
}
