package bellwether.collect.sampler;

import static bellwether.collect.ProcessRecord.ABSENT;

import bellwether.collect.Counters;
import bellwether.collect.internal.MeasuredCounters;
import java.util.Arrays;

/// The counters of a sampled process, in the order of [MeasuredCounters#ALL].
final class SampledValues {
  private SampledValues() {}

  /// As they were last seen.
  static long[] of(SampledProcess process) {
    var values = none();
    var stat = process.stat();
    var counters = process.counters();
    putUsage(values, stat, counters);
    putProcess(values, stat);
    System.arraycopy(
        counters.accounted(),
        0,
        values,
        MeasuredCounters.ACCOUNTED,
        MeasuredCounters.ACCOUNTED_COUNT);
    if (stat.field(20) > 1) {
      // Those of the first thread alone would pass for those of the process.
      Arrays.fill(values, place("vol_ctxsw"), place("invol_ctxsw") + 1, ABSENT);
      Arrays.fill(values, place("time_oncpu"), place("timeslices") + 1, ABSENT);
    }
    return values;
  }

  static long[] none() {
    var values = new long[MeasuredCounters.ALL.size()];
    Arrays.fill(values, ABSENT);
    return values;
  }

  private static int place(String counter) {
    return MeasuredCounters.ALL.indexOf(counter);
  }

  private static void putUsage(long[] values, ProcStat stat, SampledCounters counters) {
    values[0] = stat.micros(14);
    values[1] = stat.micros(15);
    values[2] = counters.peakMemory();
    values[3] = stat.field(10);
    values[4] = stat.field(12);
    values[5] = counters.blocksRead();
    values[6] = counters.blocksWritten();
    values[7] = counters.voluntarySwitches();
    values[8] = counters.involuntarySwitches();
  }

  private static void putProcess(long[] values, ProcStat stat) {
    int at = MeasuredCounters.CHILDREN;
    values[at] = stat.field(11);
    values[at + 1] = stat.field(13);
    values[at + 2] = stat.micros(16);
    values[at + 3] = stat.micros(17);
    values[at + 4] = stat.field(20);
    values[at + 5] = stat.micros(22);
    values[at + 6] = stat.field(39);
    values[at + 7] = stat.micros(42);
    values[at + 8] = stat.micros(43);
    values[place(Counters.MEMORY_SIZE)] = stat.field(23);
  }
}
