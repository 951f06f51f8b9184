package bellwether.collect.sampler;

import bellwether.collect.internal.papiex.TextCache;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was seen so far of the processes of an attempt. Not thread-safe.
final class AttemptSamples {
  private final SampledAttempt attempt;
  private final Map<ProcessKey, SampledProcess> processes = new LinkedHashMap<>();

  AttemptSamples(SampledAttempt attempt) {
    this.attempt = attempt;
  }

  SampledAttempt attempt() {
    return attempt;
  }

  boolean knows(ProcessKey key) {
    return key.equals(attempt.root()) || processes.containsKey(key);
  }

  /// Whether a process belongs to the group or session that the attempt's process leads.
  boolean leads(ProcStat stat) {
    int leader = attempt.root().pid();
    return (stat.group() == leader || stat.session() == leader)
        && stat.startTicks() >= attempt.root().startTicks();
  }

  /// @param time microseconds since 1970
  void see(ProcStat stat, TextCache words, long time) {
    var known = processes.get(stat.key());
    if (known == null) {
      processes.put(stat.key(), new SampledProcess(stat, words, time));
    } else {
      known.see(stat, words, time);
    }
  }

  /// The attempt's own process; null: no sample saw it.
  @Nullable SampledProcess root() {
    return processes.get(attempt.root());
  }

  /// All but the attempt's own process.
  Collection<SampledProcess> others() {
    return processes.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(attempt.root()))
        .map(Map.Entry::getValue)
        .toList();
  }
}
