package bellwether.engine.internal;

import bellwether.model.Placement;

/// What the pool has given out to one attempt, until it is given back.
///
/// @param weight the share of the allocation's nodes that it takes up, in nodes
/// @param node the place in the pool of the node on which one core was given out; [#SEVERAL]: the
///   placement tells what was
/// @param core the place of that core on its node
record Lease(Placement placement, double weight, int node, int core) {
  static final int SEVERAL = -1;

  static Lease ofSeveral(Placement placement, double weight) {
    return new Lease(placement, weight, SEVERAL, SEVERAL);
  }
}
