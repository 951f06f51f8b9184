package bellwether.engine.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/// The ready members of all jobs, in lines of equal needs, each in order of priority and
/// submission.
///
/// What does not fit for one does not fit for the whole line behind it, so that the work at each
/// end of a job depends on the number of different needs and not on the number of jobs that wait.
final class ReadyQueue {
  private final TreeMap<Integer, Map<Need, WaitingLine>> byLeastCores = new TreeMap<>();

  /// Puts the group into its line, unless it stands there already.
  void add(ReadyGroup group) {
    if (!group.queued) {
      group.queued = true;
      byLeastCores
          .computeIfAbsent(group.need.leastCores(), _ -> new LinkedHashMap<>(2))
          .computeIfAbsent(group.need, WaitingLine::new)
          .add(group);
    }
  }

  /// The lines where somebody waits whose need is met by so many free cores, and by `promising`.
  List<WaitingLine> lines(int freeCores, Predicate<WaitingLine> promising) {
    var found = new ArrayList<WaitingLine>();
    for (var level : byLeastCores.headMap(freeCores, true).values()) {
      for (var lines = level.values().iterator(); lines.hasNext(); ) {
        var line = lines.next();
        if (!promising.test(line)) {
          continue;
        }
        if (line.settle()) {
          found.add(line);
        } else {
          lines.remove();
        }
      }
    }
    return found;
  }
}
