package bellwether.store.archive;

import java.util.Arrays;

/// Stretches of time that do not touch each other, packed into few bytes: of each the gap since the
/// end of the one before it (of the first: since 1970), then its length, in microseconds, seven
/// bits to the byte, the lowest first, the top bit set where more follow.
///
/// Not thread-safe.
public final class PackedSpans {
  private static final int BITS = 7;
  private static final int MORE = 1 << BITS;
  private static final int FIRST_ROOM = 16;
  private static final int MOST_OF_A_SPAN = 20;

  private byte[] bytes = new byte[FIRST_ROOM];
  private int size;
  private boolean isOpen;
  private long start;
  private long end;
  private long before;

  /// Adds a stretch, which begins no earlier than all that were added before. It is joined to the
  /// last one where they overlap or touch.
  ///
  /// @param from microseconds since 1970
  /// @param to likewise; taken to be `from` where it is before that
  public void add(long from, long to) {
    if (isOpen && from <= end) {
      end = Math.max(end, to);
      return;
    }
    close();
    isOpen = true;
    start = from;
    end = Math.max(from, to);
  }

  private void close() {
    if (isOpen) {
      if (bytes.length - size < MOST_OF_A_SPAN) {
        bytes = Arrays.copyOf(bytes, 2 * bytes.length + MOST_OF_A_SPAN);
      }
      put(start - before);
      put(end - start);
      before = end;
      isOpen = false;
    }
  }

  private void put(long number) {
    long rest = number;
    while (rest >>> BITS != 0) {
      bytes[size++] = (byte) (rest & (MORE - 1) | MORE);
      rest >>>= BITS;
    }
    bytes[size++] = (byte) rest;
  }

  /// What was added; nothing can be added any more that overlaps the last.
  public byte[] bytes() {
    close();
    return Arrays.copyOf(bytes, size);
  }

  /// Start and end of each in turn, in microseconds since 1970.
  ///
  /// @throws ArchiveException when the bytes end within a stretch
  public static long[] unpacked(byte[] packed) {
    var numbers = new long[count(packed)];
    long time = 0;
    int place = 0;
    for (int i = 0; i < numbers.length; i++) {
      int shift = 0;
      while (packed[place] < 0) {
        time += (long) (packed[place++] & (MORE - 1)) << shift;
        shift += BITS;
      }
      time += (long) packed[place++] << shift;
      numbers[i] = time;
    }
    return numbers;
  }

  private static int count(byte[] packed) {
    int count = 0;
    for (byte one : packed) {
      count += one >= 0 ? 1 : 0;
    }
    if (count % 2 != 0 || packed.length > 0 && packed[packed.length - 1] < 0) {
      throw new ArchiveException(
          "The catalog has %d bytes of when an operation ran that end too early; import the job again with --replace"
              .formatted(packed.length));
    }
    return count;
  }
}
