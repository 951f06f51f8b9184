package bellwether.store.archive.internal.staging;

/// Sorts processes by (start, pid), those with the same in the sequence in which they came. A merge
/// sort: it takes what is in order already, as files often are, in one pass.
final class ProcessOrder {
  private static final int RUN = 8;

  private final ProcessTimes times;
  private int[] from;
  private int[] into;

  private ProcessOrder(ProcessTimes times) {
    this.times = times;
    this.from = new int[times.size()];
    this.into = new int[times.size()];
  }

  /// The sequence numbers in order.
  static int[] of(ProcessTimes times) {
    var order = new ProcessOrder(times);
    order.sortRuns();
    for (int width = RUN; width < times.size(); width *= 2) {
      order.merge(width);
    }
    return order.from;
  }

  private void sortRuns() {
    for (int i = 0; i < from.length; i++) {
      int begin = i - i % RUN;
      int place = i;
      while (place > begin && times.compare(i, from[place - 1]) < 0) {
        from[place] = from[--place];
      }
      from[place] = i;
    }
  }

  private void merge(int width) {
    for (int begin = 0; begin < from.length; begin += 2 * width) {
      int middle = Math.min(begin + width, from.length);
      merge(begin, middle, Math.min(middle + width, from.length));
    }
    var sorted = into;
    into = from;
    from = sorted;
  }

  private void merge(int begin, int middle, int end) {
    if (middle == end || times.compare(from[middle - 1], from[middle]) <= 0) {
      System.arraycopy(from, begin, into, begin, end - begin);
      return;
    }
    int left = begin;
    int right = middle;
    for (int i = begin; i < end; i++) {
      boolean isLeft =
          left < middle && (right == end || times.compare(from[left], from[right]) <= 0);
      into[i] = isLeft ? from[left++] : from[right++];
    }
  }
}
