package bellwether.collect.sampler;

import static bellwether.collect.ProcessRecord.ABSENT;

import bellwether.collect.internal.MeasuredCounters;
import bellwether.model.Bytes;
import bellwether.model.Micros;
import bellwether.model.Usage;
import org.jspecify.annotations.Nullable;

/// The counters of an attempt's own process.
///
/// The system says at the end what it and its children used together. A process that is not known
/// to have had children used all of it; of one that had some, what was last seen is its own and the
/// rest its children's, whether they were seen or not.
final class RootValues {
  private static final int OWN = 9;

  private RootValues() {}

  static long[] of(AttemptSamples samples, Usage usage) {
    var seen = samples.root();
    var values = seen == null ? SampledValues.none() : SampledValues.of(seen);
    var whole = whole(usage);
    if (seen == null || isAlone(samples, values)) {
      System.arraycopy(whole, 0, values, 0, OWN);
      putChildren(values, new long[OWN], new long[OWN]);
    } else {
      putChildren(values, whole, values);
    }
    return values;
  }

  /// Faults of waited-for children tell also of those that no sample saw.
  private static boolean isAlone(AttemptSamples samples, long[] values) {
    return samples.others().isEmpty() && values[MeasuredCounters.CHILDREN] == 0;
  }

  private static void putChildren(long[] values, long[] whole, long[] own) {
    int at = MeasuredCounters.CHILDREN;
    values[at] = Math.max(0, whole[3] - own[3]);
    values[at + 1] = Math.max(0, whole[4] - own[4]);
    values[at + 2] = Math.max(0, whole[0] - own[0]);
    values[at + 3] = Math.max(0, whole[1] - own[1]);
  }

  private static long[] whole(Usage usage) {
    return new long[] {
      Micros.of(usage.userTime()),
      Micros.of(usage.systemTime()),
      kibibytes(usage.peakMemory()),
      usage.minorFaults(),
      usage.majorFaults(),
      usage.blocksRead(),
      usage.blocksWritten(),
      usage.voluntarySwitches(),
      usage.involuntarySwitches()
    };
  }

  private static long kibibytes(@Nullable Bytes memory) {
    return memory == null ? ABSENT : memory.count() / 1024;
  }
}
