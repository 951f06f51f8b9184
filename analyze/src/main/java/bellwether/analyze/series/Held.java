package bellwether.analyze.series;

import java.util.Arrays;

/// What someone holds: an amount, since when, and until when at the latest. Not thread-safe.
final class Held {
  private long[] amounts = new long[1024];
  private long[] starts = new long[1024];
  private long[] limits = new long[1024];

  void reserve(int count) {
    if (count > amounts.length) {
      int length = Math.max(count, amounts.length * 2);
      amounts = Arrays.copyOf(amounts, length);
      starts = Arrays.copyOf(starts, length);
      limits = Arrays.copyOf(limits, length);
    }
  }

  long amount(int who) {
    return amounts[who];
  }

  /// When it ends that is taken away at a time: not before it began, and not after its limit.
  long end(int who, long time) {
    return Math.max(starts[who], Math.min(limits[who], time));
  }

  void set(int who, long amount, TransitionCursor at) {
    amounts[who] = amount;
    starts[who] = at.time();
    limits[who] = at.limit();
  }

  void copy(int who, Held from, int other) {
    amounts[who] = from.amounts[other];
    starts[who] = from.starts[other];
    limits[who] = from.limits[other];
  }

  boolean isOver(int who) {
    return amounts[who] != 0 && limits[who] != TransitionCursor.OPEN;
  }
}
