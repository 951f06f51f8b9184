package bellwether.collect.internal.records;

import java.util.function.LongBinaryOperator;

/// What getrusage(2) says: times in microseconds, memory in KiB. Immutable.
///
/// @param values user and system time, peak memory, minor and major faults, blocks read and
///   written, voluntary and involuntary context switches; never changed
@SuppressWarnings("ArrayRecordComponent") // one object less for each of millions
record Usage(long[] values) {
  static final Usage NONE = new Usage(new long[9]);
  private static final int PEAK_MEMORY = 2;

  long userTime() {
    return values[0];
  }

  long systemTime() {
    return values[1];
  }

  long peakMemory() {
    return values[PEAK_MEMORY];
  }

  long minorFaults() {
    return values[3];
  }

  long majorFaults() {
    return values[4];
  }

  long cpuTime() {
    return userTime() + systemTime();
  }

  /// Both together; of peaks the higher.
  Usage plus(Usage more) {
    return with(more, Long::sum, Math.max(peakMemory(), more.peakMemory()));
  }

  /// Without a part of it, never below 0; the peak stays.
  Usage minus(Usage part) {
    return with(part, (whole, less) -> Math.max(0, whole - less), peakMemory());
  }

  Usage withPeak(long peak) {
    return with(NONE, Long::sum, peak);
  }

  private Usage with(Usage other, LongBinaryOperator joined, long peak) {
    var result = new long[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = joined.applyAsLong(values[i], other.values[i]);
    }
    result[PEAK_MEMORY] = peak;
    return new Usage(result);
  }
}
