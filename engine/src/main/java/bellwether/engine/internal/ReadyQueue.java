package bellwether.engine.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The ready members of all jobs, in lines of equal needs, each in order of priority and
/// submission.
///
/// What does not fit for one does not fit for the whole line behind it, so that the work at each
/// end of a job depends on the number of different needs and not on the number of jobs that wait.
final class ReadyQueue {
  private static final Comparator<Line> BY_HEAD =
      Comparator.comparing(Line::head, ReadyQueue::compare);

  private final Map<Need, Line> lines = new HashMap<>();
  private final TreeMap<Integer, List<Line>> byLeastCores = new TreeMap<>();

  /// Puts the group into its line, unless it stands there already.
  void add(ReadyGroup group) {
    if (!group.queued) {
      group.queued = true;
      lines.computeIfAbsent(group.need, this::newLine).add(group);
    }
  }

  private Line newLine(Need need) {
    var line = new Line(need);
    byLeastCores.computeIfAbsent(need.leastCores(), _ -> new ArrayList<>(1)).add(line);
    return line;
  }

  /// The lines whose need could fit into so many free cores, the one whose head has waited longest
  /// first.
  PriorityQueue<Line> candidates(int freeCores) {
    var candidates = new PriorityQueue<Line>(BY_HEAD);
    for (var level : byLeastCores.headMap(freeCores, true).values()) {
      for (var line : level) {
        if (line.settle()) {
          candidates.add(line);
        }
      }
    }
    return candidates;
  }

  /// The line whose head goes before all others, whether it fits or not; null: nothing waits.
  @Nullable Line oldest() {
    return candidates(Integer.MAX_VALUE).peek();
  }

  private static int compare(ReadyGroup a, ReadyGroup b) {
    int byJob = a.compareTo(b);
    return byJob != 0 ? byJob : Integer.compare(a.head(), b.head());
  }
}
