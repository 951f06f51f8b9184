package bellwether.collect.sampler;

import bellwether.collect.internal.papiex.TextCache;
import java.util.Arrays;

/// A process as the samples saw it last. Not thread-safe.
final class SampledProcess {
  /// Of its start, as it may have been given to another process later.
  private final int parent;

  private ProcStat stat;
  private SampledProgram program;
  private String commandLine = "";
  private SampledCounters counters;
  private long lastSeen;

  /// @param time microseconds since 1970
  SampledProcess(ProcStat stat, TextCache words, long time) {
    this.parent = stat.parent();
    this.stat = stat;
    program = SampledProgram.of(stat, words);
    counters = SampledCounters.NONE;
    see(stat, words, time);
  }

  /// Takes note of the present state. One that has ended has only its times left.
  void see(ProcStat now, TextCache words, long time) {
    stat = now;
    lastSeen = time;
    if (now.isEnded()) {
      return;
    }
    var called = now.name() + Arrays.hashCode(ProcFile.of(now.pid(), "cmdline").bytes());
    if (!called.equals(commandLine)) {
      program = SampledProgram.of(now, words);
      commandLine = called;
    }
    counters = SampledCounters.of(now.pid(), counters);
  }

  int parent() {
    return parent;
  }

  ProcStat stat() {
    return stat;
  }

  SampledProgram program() {
    return program;
  }

  SampledCounters counters() {
    return counters;
  }

  /// Microseconds since 1970.
  long lastSeen() {
    return lastSeen;
  }
}
