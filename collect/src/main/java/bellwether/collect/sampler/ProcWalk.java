package bellwether.collect.sampler;

import bellwether.collect.sampler.SampledAttempt.Mark;
import java.io.File;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Finds the processes of attempts in one pass through `/proc`.
final class ProcWalk {
  private static final File PROC = new File("/proc");

  private final Collection<AttemptSamples> attempts;
  private final StrayMarks marks;
  private final Map<Integer, ProcStat> stats = new LinkedHashMap<>();
  private final Map<Integer, Owner> owners = new HashMap<>();

  /// To which attempt a process belongs, if to any.
  private record Owner(@Nullable AttemptSamples attempt) {}

  ProcWalk(Collection<AttemptSamples> attempts, StrayMarks marks) {
    this.attempts = attempts;
    this.marks = marks;
  }

  /// Reads all processes, and hands on those that belong to attempts.
  void run(BiConsumer<AttemptSamples, ProcStat> sink) {
    read();
    for (var stat : stats.values()) {
      var owner = owner(stat).attempt();
      if (owner != null) {
        sink.accept(owner, stat);
      }
    }
    marks.keep(stats.values());
  }

  /// What began before the first attempt belongs to none.
  private void read() {
    long earliest =
        attempts.stream()
            .mapToLong(attempt -> attempt.attempt().root().startTicks())
            .min()
            .orElse(Long.MAX_VALUE);
    var names = PROC.list((_, name) -> Character.isDigit(name.charAt(0)));
    for (var name : names == null ? new String[0] : names) {
      ProcStat.of(Integer.parseInt(name))
          .filter(stat -> stat.startTicks() >= earliest)
          .ifPresent(stat -> stats.put(stat.pid(), stat));
    }
  }

  private Owner owner(ProcStat stat) {
    var known = owners.get(stat.pid());
    if (known != null) {
      return known;
    }
    // A circle of parents, which processes that ended meanwhile could make, ends here.
    owners.put(stat.pid(), new Owner(null));
    var owner = new Owner(find(stat));
    owners.put(stat.pid(), owner);
    return owner;
  }

  private @Nullable AttemptSamples find(ProcStat stat) {
    var known = first(attempt -> attempt.knows(stat.key()));
    if (known != null) {
      return known;
    }
    var parent = stats.get(stat.parent());
    var inherited = parent == null ? null : owner(parent).attempt();
    if (inherited != null) {
      return inherited;
    }
    var led = first(attempt -> attempt.leads(stat));
    return led == null ? marked(marks.of(stat)) : led;
  }

  private @Nullable AttemptSamples marked(Mark mark) {
    return mark.run().isEmpty() ? null : first(attempt -> attempt.attempt().mark().equals(mark));
  }

  private @Nullable AttemptSamples first(Predicate<AttemptSamples> wanted) {
    for (var attempt : attempts) {
      if (wanted.test(attempt)) {
        return attempt;
      }
    }
    return null;
  }
}
