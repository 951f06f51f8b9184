package bellwether.collect.internal;

import bellwether.collect.Counters;
import java.util.stream.Stream;

/// The counters of processes that are measured here, by the collector or in samples.
public final class MeasuredCounters {
  /// Those of papiex in its order, then the size of the virtual memory in bytes, for which papiex
  /// has `starttime`.
  public static final Counters ALL =
      new Counters(
          Stream.concat(Counters.PAPIEX.stream(), Stream.of(Counters.MEMORY_SIZE)).toList());

  /// The place of the first counter of waited-for children.
  public static final int CHILDREN = 9;

  /// The place of the first counter of input, output and the scheduler.
  public static final int ACCOUNTED = 18;

  /// How many of these there are.
  public static final int ACCOUNTED_COUNT = 10;

  private MeasuredCounters() {}
}
