package bellwether.query.live;

import bellwether.model.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How full a node is.
///
/// @param cores how many it has
/// @param used how many of them attempts hold
/// @param attempts how many hold some
public record NodeLoad(String node, int cores, int used, int attempts) {

  /// From the catalog's JSON of an allocation's nodes.
  static List<NodeLoad> idle(String nodes) {
    return JsonObject.readAll(nodes).stream()
        .map(node -> {
          var cores = node.fields().get("cores");
          int count = cores instanceof List<?> list ? list.size() : 0;
          return new NodeLoad(String.valueOf(node.fields().get("name")), count, 0, 0);
        })
        .toList();
  }

  /// The same nodes with these attempts on them.
  static List<NodeLoad> loaded(List<NodeLoad> nodes, Collection<RunningAttempt> running) {
    var used = new HashMap<String, Integer>();
    var attempts = new HashMap<String, Integer>();
    for (var attempt : running) {
      for (var share : attempt.shares()) {
        used.merge(share.node(), share.cores().size(), Integer::sum);
        attempts.merge(share.node(), 1, Integer::sum);
      }
    }
    var loaded = new ArrayList<NodeLoad>();
    nodes.forEach(node -> loaded.add(node.with(used, attempts)));
    return List.copyOf(loaded);
  }

  private NodeLoad with(Map<String, Integer> held, Map<String, Integer> holders) {
    return new NodeLoad(node, cores, held.getOrDefault(node, 0), holders.getOrDefault(node, 0));
  }
}
