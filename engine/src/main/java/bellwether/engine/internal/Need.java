package bellwether.engine.internal;

import bellwether.model.Resources;
import bellwether.model.Size;
import org.jspecify.annotations.Nullable;

/// The resources of one member with all sizes worked out; members of equal need wait in one line.
///
/// @param minCores in all, or on each node where nodes are asked for; 0: all cores of each node
/// @param minNodes 0: wherever the cores are
public record Need(int minCores, int maxCores, int minNodes, int maxNodes, int gpus, long memory) {

  static Need of(Resources resources, @Nullable Size cores, @Nullable Size nodes) {
    int minCores = cores == null ? 0 : cores.min();
    int maxCores = cores == null ? Integer.MAX_VALUE : cores.max();
    int minNodes = nodes == null || nodes.max() == 0 ? 0 : nodes.min();
    int maxNodes = nodes == null ? 0 : nodes.max();
    return new Need(
        minCores,
        maxCores,
        minNodes,
        maxNodes,
        resources.gpusPerNode(),
        resources.memoryPerNode().count());
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
    return gpuWords + (memory == 0 ? "" : ", " + (memory >> 20) + " MiB each");
  }
}
