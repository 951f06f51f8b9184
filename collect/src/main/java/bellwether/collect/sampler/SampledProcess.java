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

  /// Takes note of the present state. One that has ended was seen for the last time: it may wait
  /// long for its parent.
  void see(ProcStat now, TextCache words, long time) {
    if (stat.isEnded() && lastSeen > 0) {
      return;
    }
    stat = now;
    lastSeen = time;
    if (!now.isEnded()) {
      look(words);
    }
  }

  private void look(TextCache words) {
    int pid = stat.pid();
    var called = stat.name() + Arrays.hashCode(ProcFile.of(pid, "cmdline").bytes());
    if (!called.equals(commandLine)) {
      program = SampledProgram.of(stat, words);
      commandLine = called;
    }
    counters = SampledCounters.of(pid, counters);
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
