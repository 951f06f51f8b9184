package bellwether.analyze.report;

import bellwether.query.attempts.CoreShare;
import java.util.ArrayList;
import java.util.List;

/// The rows of a Gantt chart: one for each core of each node, in the order of their numbers.
///
/// A place is a set of cores that some attempt held; attempts name places by number.
final class Lanes {
  private static final int WHOLE_NODE = -1;

  private final Interned<String> nodes = new Interned<>();
  private final Interned<Core> cores = new Interned<>();
  private final Interned<List<CoreShare>> places = new Interned<>();

  private record Core(int node, int number) {}

  int place(List<CoreShare> shares) {
    return places.of(shares);
  }

  /// The names of nodes.
  List<String> nodes() {
    return nodes.values();
  }

  /// For each place the numbers of its cores in [#cores].
  List<List<Integer>> places() {
    return places.values().stream().map(this::lanes).toList();
  }

  /// Node and core, in turn, of each core of the places; -1: the node as a whole.
  List<Integer> cores() {
    var flat = new ArrayList<Integer>();
    for (var core : cores.values()) {
      flat.add(core.node());
      flat.add(core.number());
    }
    return flat;
  }

  private List<Integer> lanes(List<CoreShare> shares) {
    var lanes = new ArrayList<Integer>();
    for (var share : shares) {
      int node = nodes.of(share.node());
      var held = share.cores().isEmpty() ? List.of(WHOLE_NODE) : share.cores();
      held.forEach(core -> lanes.add(cores.of(new Core(node, core))));
    }
    return lanes;
  }
}
