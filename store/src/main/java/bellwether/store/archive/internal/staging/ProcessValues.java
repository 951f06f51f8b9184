package bellwether.store.archive.internal.staging;

import static bellwether.collect.ProcessRecord.ABSENT;

import bellwether.collect.ProcessRecord;
import bellwether.store.archive.SaturatedSums;

/// Sums and maxima of one counter over the threads of a process.
final class ProcessValues {
  private ProcessValues() {}

  /// [ProcessRecord#ABSENT] where no thread has it.
  static long sum(ProcessRecord process, int place) {
    long sum = process.value(0, place);
    for (int thread = 1; thread < process.threadCount(); thread++) {
      long value = process.value(thread, place);
      if (value != ABSENT) {
        sum = sum == ABSENT ? value : SaturatedSums.plus(sum, value);
      }
    }
    return sum;
  }

  /// The same as a number: 0 where no thread has it.
  static long sumOf(ProcessRecord process, String name) {
    int place = process.counters().indexOf(name);
    long sum = place < 0 ? ABSENT : sum(process, place);
    return sum == ABSENT ? 0 : sum;
  }

  static long max(ProcessRecord process, int place) {
    long max = ABSENT;
    for (int thread = 0; thread < process.threadCount(); thread++) {
      max = Math.max(max, process.value(thread, place));
    }
    return max;
  }
}
