package bellwether.engine.internal;

import bellwether.model.Resources;
import bellwether.model.Size;
import org.jspecify.annotations.Nullable;

/// The resources of one member with all sizes worked out; members of equal need wait in one line.
///
/// @param minCores in all, or on each node where nodes are asked for; 0: all cores of each node
/// @param minNodes 0: wherever the cores are
/// @param declared memory on each node, which must have been declared to have it
/// @param limit the part on each node of the memory that an attempt may use; whoever has such a
///   limit and asks for no nodes gets all its cores on one
public record Need(
    int minCores, int maxCores, int minNodes, int maxNodes, int gpus, long declared, long limit) {

  static Need of(Resources resources, @Nullable Size cores, @Nullable Size nodes) {
    int minCores = cores == null ? 0 : cores.min();
    int maxCores = cores == null ? Integer.MAX_VALUE : cores.max();
    var limit = resources.memory();
    int least = limit == null ? 0 : 1;
    boolean byNode = nodes != null && nodes.max() > 0;
    int minNodes = nodes != null && byNode ? nodes.min() : least;
    return new Need(
        minCores,
        maxCores,
        minNodes,
        nodes != null && byNode ? nodes.max() : least,
        resources.gpusPerNode(),
        resources.memoryPerNode().count(),
        limit == null ? 0 : Math.ceilDiv(limit.count(), Math.max(1, minNodes)));
  }

  /// The same with at most so much memory on each node to be limited to.
  Need capped(long most) {
    return new Need(minCores, maxCores, minNodes, maxNodes, gpus, declared, Math.min(limit, most));
  }

  /// All memory that is reserved on each node.
  long memory() {
    return declared + limit;
  }

  /// The limit as a whole.
  long wholeLimit() {
    return limit * Math.max(1, minNodes);
  }

  boolean byNode() {
    return minNodes > 0;
  }

  boolean wholeNodes() {
    return minCores == 0;
  }

  /// The least number of free cores with which an attempt at allocating makes sense.
  int leastCores() {
    return byNode() ? Math.max(1, minCores) * minNodes : minCores;
  }

  /// For messages: `3 nodes with 2 cores each`.
  String inWords() {
    if (!byNode()) {
      return minCores + " cores" + consumables();
    }
    return minNodes
        + " nodes"
        + (wholeNodes() ? "" : " with " + minCores + " cores each")
        + consumables();
  }

  private String consumables() {
    var gpuWords = gpus == 0 ? "" : ", " + gpus + " GPUs each";
    return gpuWords + (memory() == 0 ? "" : ", " + (memory() >> 20) + " MiB each");
  }
}
