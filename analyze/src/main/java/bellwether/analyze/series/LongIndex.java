package bellwether.analyze.series;

import java.util.Arrays;

/// Numbers keys from 0, in the order in which they come. Not thread-safe.
final class LongIndex {
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private long[] keys = new long[1 << 10];
  private int[] numbers = new int[1 << 10];
  private int size;

  LongIndex() {
    Arrays.fill(numbers, -1);
  }

  int size() {
    return size;
  }

  /// The number of a key, which is [#size()] before when it is new.
  int add(long key) {
    int place = place(key);
    if (numbers[place] >= 0) {
      return numbers[place];
    }
    keys[place] = key;
    numbers[place] = size++;
    if (size * 2 > keys.length) {
      grow();
    }
    return size - 1;
  }

  private int place(long key) {
    int mask = keys.length - 1;
    int place = (int) (key * MIX >>> 32) & mask;
    while (numbers[place] >= 0 && keys[place] != key) {
      place = place + 1 & mask;
    }
    return place;
  }

  private void grow() {
    var oldKeys = keys;
    var oldNumbers = numbers;
    keys = new long[oldKeys.length * 2];
    numbers = new int[keys.length];
    Arrays.fill(numbers, -1);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldNumbers[i] >= 0) {
        int place = place(oldKeys[i]);
        keys[place] = oldKeys[i];
        numbers[place] = oldNumbers[i];
      }
    }
  }
}
