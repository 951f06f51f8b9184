package bellwether.collect.internal.papiex;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// The lines of a stream as ranges of bytes in one buffer, which every call of [#next()] reuses.
///
/// A carriage return before the newline belongs to it: EPMT's `convert` writes one, and papiex
/// escapes those within texts.
public final class Lines {
  /// Longer than any line papiex writes by far: it drops records beyond 256 KiB.
  public static final int LONGEST = 16 << 20;

  private final InputStream in;
  private byte[] buffer = new byte[1 << 16];
  private int from;
  private int to;
  private int next;
  private int filled;
  private long number;
  private boolean ended;
  private boolean whole;
  private boolean tooLong;

  Lines(InputStream in) {
    this.in = in;
  }

  /// Goes to the next line; false: there is none.
  boolean next() throws IOException {
    from = number == 0 ? startOfText() : next;
    tooLong = false;
    int scan = from;
    while (true) {
      int end = endFrom(scan);
      if (end >= 0) {
        return line(end, true);
      }
      scan = keepOpenLine();
      if (!more()) {
        return filled > from || tooLong ? line(filled, false) : false;
      }
    }
  }

  /// Windows programs put three bytes before the text, which mark it as UTF-8.
  private int startOfText() throws IOException {
    while (filled < 3 && more()) {}
    boolean isMarked =
        filled >= 3
            && buffer[0] == (byte) 0xef
            && buffer[1] == (byte) 0xbb
            && buffer[2] == (byte) 0xbf;
    return isMarked ? 3 : 0;
  }

  private int endFrom(int scan) {
    byte[] bytes = buffer;
    int end = filled;
    for (int i = scan; i < end; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private boolean line(int end, boolean terminated) {
    boolean carriageReturn = terminated && end > from && buffer[end - 1] == '\r';
    to = carriageReturn ? end - 1 : end;
    next = terminated ? end + 1 : end;
    whole = terminated;
    number++;
    return true;
  }

  /// Moves the open line to the front of the buffer, or drops it if it is too long.
  private int keepOpenLine() {
    int open = filled - from;
    if (open >= LONGEST) {
      tooLong = true;
      open = 0;
    } else {
      System.arraycopy(buffer, from, buffer, 0, open);
    }
    from = 0;
    filled = open;
    return open;
  }

  /// Fills the buffer up; false at the end.
  private boolean more() throws IOException {
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int read = ended ? -1 : in.read(buffer, filled, buffer.length - filled);
    ended = read < 0;
    filled += Math.max(read, 0);
    return !ended;
  }

  byte[] bytes() {
    return buffer;
  }

  public int from() {
    return from;
  }

  public int to() {
    return to;
  }

  /// Counted from 1.
  long number() {
    return number;
  }

  /// Whether a newline ends it, as every writer of these files puts one.
  public boolean whole() {
    return whole;
  }

  /// Whether its beginning had to be dropped.
  public boolean tooLong() {
    return tooLong;
  }

  boolean blank() {
    return from == to;
  }
}
