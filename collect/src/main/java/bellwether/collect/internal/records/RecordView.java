package bellwether.collect.internal.records;

import bellwether.collect.Owner;
import java.nio.ByteBuffer;

/// One record in the bytes of its file, whose places are those of `record.h`. Not thread-safe.
public final class RecordView {
  static final int HEAD_SIZE = 56;
  private static final int USAGE_SIZE = 72;
  private static final int IMAGE_SIZE = 80 + USAGE_SIZE;

  private byte[] bytes = {};
  private ByteBuffer numbers = ByteBuffer.allocate(0);
  private int start;
  private int end;

  /// What a record can be.
  enum Kind {
    UNKNOWN,
    IMAGE,
    FORKED,
    ENDED,
    REAPED,
    THREAD,
    LEFT_OUT;

    private static final Kind[] ALL = values();

    private int leastSize() {
      return switch (this) {
        case IMAGE -> IMAGE_SIZE;
        case ENDED -> 344;
        case REAPED -> 136;
        case THREAD -> 280;
        case UNKNOWN, FORKED, LEFT_OUT -> HEAD_SIZE;
      };
    }
  }

  /// How many bytes it has.
  public int size() {
    return end - start;
  }

  public void turnTo(byte[] bytes, ByteBuffer numbers, int start, int end) {
    this.bytes = bytes;
    this.numbers = numbers;
    this.start = start;
    this.end = end;
  }

  /// Unknown is also one that is too short for what it says it is.
  Kind kind() {
    int number = numbers.getShort(start + 12);
    var kind = number > 0 && number < Kind.ALL.length ? Kind.ALL[number] : Kind.UNKNOWN;
    return end - start < kind.leastSize() ? Kind.UNKNOWN : kind;
  }

  boolean isSealed() {
    return (numbers.getShort(start + 14) & 1) != 0;
  }

  /// Whether who reaped it also reaps children of others, and threads.
  boolean isByTracer() {
    return (numbers.getShort(start + 14) & 4) != 0;
  }

  int pid() {
    return number(16);
  }

  int parent() {
    return number(20);
  }

  long wall() {
    return numbers.getLong(start + 24);
  }

  long sinceBoot() {
    return numbers.getLong(start + 32);
  }

  public Owner owner() {
    return new Owner(numbers.getLong(start + 40), number(48), number(52));
  }

  // ---- IMAGE ----

  long startTicks() {
    return numbers.getLong(start + 56);
  }

  int group() {
    return number(64);
  }

  int session() {
    return number(68);
  }

  Usage before() {
    return usage(80);
  }

  // ---- ENDED ----

  int exitCode() {
    return number(56);
  }

  int threads() {
    return number(60);
  }

  Usage self() {
    return usage(72);
  }

  Usage children() {
    return usage(144);
  }

  KernelCounters kernel() {
    return kernel(216);
  }

  // ---- REAPED ----

  int status() {
    return number(56);
  }

  Usage reaped() {
    return usage(64);
  }

  // ---- THREAD ----

  ThreadLife thread() {
    return new ThreadLife(
        number(56), numbers.getLong(start + 72), sinceBoot(), usage(80), kernel(152));
  }

  // ---- Texts: of IMAGE the path, the tags and the arguments; of FORKED the tags ----

  /// @param text counted from 0
  Text text(int text) {
    int from = start + (kind() == Kind.IMAGE ? IMAGE_SIZE : HEAD_SIZE);
    for (int i = 0; i < text; i++) {
      from = Math.min(end, endOfText(from) + 1);
    }
    return new Text(bytes, from, endOfText(from));
  }

  /// The arguments, each with a NUL at its end.
  Text arguments() {
    return new Text(bytes, Math.min(end, text(1).to() + 1), end);
  }

  private int endOfText(int from) {
    int at = from;
    while (at < end && bytes[at] != 0) {
      at++;
    }
    return at;
  }

  /// A part of the bytes.
  record Text(byte[] bytes, int from, int to) {}

  private int number(int at) {
    return numbers.getInt(start + at);
  }

  private Usage usage(int at) {
    var values = new long[USAGE_SIZE / Long.BYTES];
    for (int i = 0; i < values.length; i++) {
      values[i] = numbers.getLong(start + at + i * Long.BYTES);
    }
    return new Usage(values);
  }

  private KernelCounters kernel(int at) {
    var values = new long[KernelCounters.COUNT];
    for (int i = 0; i < values.length; i++) {
      values[i] = numbers.getLong(start + at + i * Long.BYTES);
    }
    return new KernelCounters(values);
  }
}
