package bellwether.command.output;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/// Bytes on their way to a terminal, without those that would do something to it: texts of others
/// could move the cursor, change the title, ring, or turn the direction of writing around.
///
/// A `?` stands for each control character, in UTF-8, but line feed, carriage return and tab, and
/// for each character that changes the direction of writing. Colours (`ESC [ 1 ; 31 m`) pass.
public final class TerminalStream extends FilterOutputStream {
  private static final int ESCAPE = 0x1b;

  /// The longest sequence that is looked at whole, such as `ESC [ 38 ; 5 ; 123 m`.
  private static final int LONGEST = 16;

  private final byte[] held = new byte[LONGEST];
  private int size;

  public TerminalStream(OutputStream out) {
    super(out);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    int passed = from;
    for (int i = from; i < from + length; i++) {
      if (size > 0 || isSuspect(bytes[i] & 0xff)) {
        out.write(bytes, passed, i - passed);
        take(bytes[i]);
        passed = i + 1;
      }
    }
    out.write(bytes, passed, from + length - passed);
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  /// Whether a byte is a control character or may begin one.
  private static boolean isSuspect(int one) {
    boolean isControl = one < 0x20 && one != '\n' && one != '\t' && one != '\r';
    return isControl || one == 0x7f || one == 0xc2 || one == 0xe2;
  }

  private void take(byte one) throws IOException {
    held[size++] = one;
    switch (judged()) {
      case OPEN -> {
        if (size == LONGEST) {
          replace();
        }
      }
      case HARMLESS -> pass();
      case HARMFUL -> replace();
    }
  }

  private enum Judgement {
    OPEN,
    HARMLESS,
    HARMFUL
  }

  private Judgement judged() {
    return switch (held[0] & 0xff) {
      case ESCAPE -> colour();
      case 0xc2 -> character(2);
      case 0xe2 -> character(3);
      default -> Judgement.HARMFUL;
    };
  }

  private static Judgement harmfulIf(boolean condition) {
    return condition ? Judgement.HARMFUL : Judgement.HARMLESS;
  }

  /// @param whole how many bytes it has
  private Judgement character(int whole) {
    if (size > 1 && !continues(held[size - 1])) {
      return Judgement.HARMFUL;
    }
    return size < whole ? Judgement.OPEN : harmfulIf(isControl() || turnsDirection());
  }

  private static boolean continues(byte one) {
    return (one & 0xc0) == 0x80;
  }

  /// U+0080 to U+009F.
  private boolean isControl() {
    return size == 2 && (held[1] & 0xff) < 0xa0;
  }

  private Judgement colour() {
    byte last = held[size - 1];
    if (size == 1 || size == 2 && last == '[') {
      return Judgement.OPEN;
    }
    boolean isParameter = size > 2 && (last >= '0' && last <= '9' || last == ';');
    return isParameter ? Judgement.OPEN : harmfulIf(size == 2 || last != 'm');
  }

  /// U+200E, U+200F, U+2028 to U+202E, U+2066 to U+2069.
  private boolean turnsDirection() {
    if (size < 3) {
      return false;
    }
    int second = held[1] & 0xff;
    int third = held[2] & 0xff;
    return second == 0x80 && (third == 0x8e || third == 0x8f || third >= 0xa8 && third <= 0xae)
        || second == 0x81 && third >= 0xa6 && third <= 0xa9;
  }

  private void pass() throws IOException {
    out.write(held, 0, size);
    size = 0;
  }

  /// What follows the first byte of a broken sequence is looked at anew.
  private void replace() throws IOException {
    boolean isWhole = isCharacter() && continues(held[size - 1]);
    var rest = Arrays.copyOfRange(held, isWhole ? size : 1, size);
    size = 0;
    out.write('?');
    write(rest, 0, rest.length);
  }

  private boolean isCharacter() {
    int first = held[0] & 0xff;
    return first == 0xc2 || first == 0xe2;
  }

  @Override
  public void flush() throws IOException {
    if (size > 0 && !isCharacter()) {
      replace();
    }
    out.flush();
  }
}
