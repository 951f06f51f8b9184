package bellwether.query.export.trace;

import java.util.LinkedHashMap;
import java.util.Map;

/// The numbers by which a trace knows nodes and cores: nodes are its processes, cores its threads.
///
/// Process 0 is the run. A core has its own number and one more, since viewers take thread 0 for
/// the name of its process.
final class TraceLanes {
  static final int RUN = 0;

  private final TraceEvents out;
  private final Map<String, Integer> nodes = new LinkedHashMap<>();
  private final Map<Long, String> cores = new LinkedHashMap<>();

  TraceLanes(TraceEvents out) {
    this.out = out;
  }

  /// The number of a node; the first time it is named to viewers.
  int node(String name) {
    var known = nodes.get(name);
    if (known != null) {
      return known;
    }
    int number = nodes.size() + 1;
    nodes.put(name, number);
    out.name("process_name", number, 0, name);
    return number;
  }

  /// The number of a core of a node; the first time it is named to viewers.
  int core(int node, int core) {
    int number = core + 1;
    if (cores.putIfAbsent((long) node << Integer.SIZE | number, "core " + core) == null) {
      out.name("thread_name", node, number, "core " + core);
    }
    return number;
  }
}
