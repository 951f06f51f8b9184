package bellwether.store.archive.internal.staging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A growing column of numbers that copies no more than its first few: a job may have millions, or
/// one.
final class LongColumn {
  private static final int BITS = 14;
  private static final int CHUNK = 1 << BITS;
  private static final int FIRST = 8;

  private final List<long[]> chunks = new ArrayList<>();
  private long[] last = new long[0];
  private int size;

  void add(long value) {
    int place = size & (CHUNK - 1);
    if (place == 0) {
      last = new long[size == 0 ? FIRST : CHUNK];
      chunks.add(last);
    } else if (place == last.length) {
      last = Arrays.copyOf(last, 2 * place);
      chunks.set(0, last);
    }
    last[place] = value;
    size++;
  }

  long get(int index) {
    return chunks.get(index >> BITS)[index & (CHUNK - 1)];
  }

  int size() {
    return size;
  }
}
