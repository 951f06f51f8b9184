package bellwether.collect.internal;

import bellwether.collect.Counters;
import java.util.List;

/// The counters of processes that are measured here, by the collector or in samples.
public final class MeasuredCounters {
  /// Those of papiex in its order, then the size of the virtual memory in bytes, for which papiex
  /// has `starttime`.
  public static final Counters ALL =
      new Counters(
          List.of(
              "usertime",
              "systemtime",
              "rssmax",
              "minflt",
              "majflt",
              "inblock",
              "outblock",
              "vol_ctxsw",
              "invol_ctxsw",
              "cminflt",
              "cmajflt",
              "cutime",
              "cstime",
              "num_threads",
              "starttime",
              "processor",
              "delayacct_blkio_time",
              "guest_time",
              "rchar",
              "wchar",
              "syscr",
              "syscw",
              "read_bytes",
              "write_bytes",
              "cancelled_write_bytes",
              "time_oncpu",
              "time_waiting",
              "timeslices",
              "vsize"));

  /// The place of the first counter of waited-for children.
  public static final int CHILDREN = 9;

  /// The place of the first counter of input, output and the scheduler.
  public static final int ACCOUNTED = 18;

  /// How many of these there are.
  public static final int ACCOUNTED_COUNT = 10;

  private MeasuredCounters() {}
}
