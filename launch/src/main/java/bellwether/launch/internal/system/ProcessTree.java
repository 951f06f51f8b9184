package bellwether.launch.internal.system;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which process started which, at one moment.
public final class ProcessTree {
  private final List<ProcessStat> all;
  private final Map<Integer, List<Integer>> children = new HashMap<>();

  private ProcessTree(List<ProcessStat> all) {
    this.all = all;
    for (var stat : all) {
      children.computeIfAbsent(stat.parent(), _ -> new ArrayList<>(2)).add(stat.pid());
    }
  }

  /// The present one.
  public static ProcessTree now() {
    return new ProcessTree(ProcessStat.all().filter(ProcessStat::runs).toList());
  }

  /// The processes of a job: those that descend from `root`, and those of the group of `leader`.
  ///
  /// @param root belongs to the job only if it is the leader
  public Set<Integer> under(int root, int leader) {
    var found = new HashSet<Integer>();
    found.add(leader);
    all.stream().filter(stat -> stat.group() == leader).forEach(stat -> found.add(stat.pid()));
    var open = new ArrayList<>(found);
    open.add(root);
    while (!open.isEmpty()) {
      for (int child : children.getOrDefault(open.removeLast(), List.of())) {
        if (found.add(child)) {
          open.add(child);
        }
      }
    }
    return found;
  }
}
