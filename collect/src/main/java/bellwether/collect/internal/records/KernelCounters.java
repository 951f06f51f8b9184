package bellwether.collect.internal.records;

import bellwether.collect.ProcessRecord;
import java.util.Arrays;

/// What /proc says of a process or thread at its end; -1 where it did not. Immutable.
///
/// @param values in the order of `struct record_kernel`; never changed
@SuppressWarnings("ArrayRecordComponent") // one object less for each of millions
record KernelCounters(long[] values) {
  static final int COUNT = 16;
  static final KernelCounters UNKNOWN = unknown();
  private static final long MICROS_PER_TICK = 10_000;

  private static KernelCounters unknown() {
    var values = new long[COUNT];
    Arrays.fill(values, -1);
    return new KernelCounters(values);
  }

  /// rchar, wchar, syscr, syscw, read_bytes, write_bytes, cancelled_write_bytes; then, in
  /// nanoseconds, time on and waiting for a CPU, and time slices.
  ///
  /// @param place counted from 0
  long accounted(int place) {
    return known(values[place]);
  }

  long startTicks() {
    return values[10];
  }

  /// Microseconds since the machine's start.
  long startTime() {
    return micros(values[10]);
  }

  long memorySize() {
    return known(values[12]);
  }

  long processor() {
    return known(values[13]);
  }

  long blockDelay() {
    return micros(values[14]);
  }

  long guestTime() {
    return micros(values[15]);
  }

  private static long known(long value) {
    return value < 0 ? ProcessRecord.ABSENT : value;
  }

  private static long micros(long ticks) {
    return ticks < 0 ? ProcessRecord.ABSENT : ticks * MICROS_PER_TICK;
  }
}
