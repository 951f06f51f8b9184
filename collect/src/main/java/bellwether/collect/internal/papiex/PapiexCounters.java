package bellwether.collect.internal.papiex;

import static bellwether.collect.ProcessRecord.ABSENT;

import bellwether.collect.Counters;
import bellwether.collect.ProcessRecord;

/// The counters of a process as papiex 2 writes them: in the order of its source, with values where
/// its slip of one field puts them, and 0 for what is not known.
final class PapiexCounters {
  private static final long MICROS_PER_TICK = 10_000;
  private static final String PEAK = "rssmax";

  private final ProcessRecord process;

  PapiexCounters(ProcessRecord process) {
    this.process = process;
  }

  /// All numbers of all threads, within braces.
  String ofThreads() {
    var text = new StringBuilder("{");
    for (int thread = 0; thread < process.threadCount(); thread++) {
      for (var name : Counters.PAPIEX) {
        text.append(value(thread, name)).append(',');
      }
    }
    return closed(text);
  }

  /// The same numbers as those of a single thread: sums, and of peaks the highest.
  String ofAll() {
    var text = new StringBuilder("{");
    for (var name : Counters.PAPIEX) {
      long all = 0;
      for (int thread = 0; thread < process.threadCount(); thread++) {
        long value = value(thread, name);
        all = isPeak(name) ? Math.max(all, value) : all + value;
      }
      text.append(all).append(',');
    }
    return closed(text);
  }

  private static String closed(StringBuilder text) {
    text.setCharAt(text.length() - 1, '}');
    return text.toString();
  }

  private static boolean isPeak(String name) {
    return name.equals(PEAK) || name.equals("starttime");
  }

  /// papiex reads one field of /proc/PID/stat too far: for the number of threads one that is always
  /// 0, for the start the size of the memory, which it takes for ticks.
  private long value(int thread, String name) {
    return switch (name) {
      case "num_threads", "processor", "guest_time" -> 0;
      case "starttime" -> known(named(thread, "vsize")) * MICROS_PER_TICK;
      case "delayacct_blkio_time" -> known(named(thread, "guest_time"));
      default -> known(named(thread, name));
    };
  }

  private long named(int thread, String name) {
    int place = process.counters().indexOf(name);
    return place < 0 ? ABSENT : process.value(thread, place);
  }

  private static long known(long value) {
    return value == ABSENT ? 0 : value;
  }
}
