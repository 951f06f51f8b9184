package bellwether.store.archive.internal.staging;

import java.util.ArrayList;
import java.util.List;

/// A growing column of numbers that never copies what it holds: a job may have millions.
final class LongColumn {
  private static final int BITS = 14;
  private static final int CHUNK = 1 << BITS;

  private final List<long[]> chunks = new ArrayList<>();
  private long[] last = new long[0];
  private int size;

  void add(long value) {
    int place = size & (CHUNK - 1);
    if (place == 0) {
      last = new long[CHUNK];
      chunks.add(last);
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
