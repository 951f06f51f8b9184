package bellwether.engine.internal;

import bellwether.model.Node;
import bellwether.model.Placement;
import bellwether.model.Placement.Share;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The nodes of the allocation with what is free on them; gives out cores and takes them back.
///
/// Cores alone are taken node by node in order, as many as are free up to the maximum; nodes are
/// taken in order where each has enough (QCG-PilotJob's rules). Nodes that a need does not name may
/// be held back for one job.
public final class NodePool {
  private final List<NodeCores> nodes = new ArrayList<>();
  private final Map<String, Integer> byName = new HashMap<>();
  private final BitSet withFree = new BitSet();
  private final BitSet lost = new BitSet();
  private final BitSet held = new BitSet();
  private final int[] lastFreed = new int[64];
  private long releases;
  private int total;
  private int free;

  public NodePool(List<Node> allocation) {
    for (var node : allocation) {
      if (byName.putIfAbsent(node.name(), nodes.size()) != null) {
        throw new IllegalArgumentException(
            "Expected different node names, but " + node.name() + " is there twice");
      }
      withFree.set(nodes.size());
      nodes.add(new NodeCores(node));
      total += node.cores().size();
    }
    free = total;
  }

  public int totalCores() {
    return total;
  }

  public int totalNodes() {
    return nodes.size() - lost.cardinality();
  }

  public int freeCores() {
    return free;
  }

  /// Whether the need could be met if everything were free.
  boolean couldMeet(Need need) {
    if (!need.byNode()) {
      return need.minCores() <= total && need.gpus() == 0 && need.declared() == 0;
    }
    return living().filter(i -> nodes.get(i).couldTake(need)).limit(need.minNodes()).count()
        == need.minNodes();
  }

  /// The need, capped by the memory that enough of the nodes have.
  Need capped(Need need) {
    if (need.limit() == 0 || couldMeet(need)) {
      return need;
    }
    return living()
        .mapToLong(i -> nodes.get(i).memoryFor(need))
        .filter(memory -> memory > 0)
        .boxed()
        .sorted(Comparator.reverseOrder())
        .skip(need.minNodes() - 1L)
        .findFirst()
        .map(need::capped)
        .orElse(need);
  }

  /// Takes what the need asks for; null when it is not free now.
  @Nullable Lease take(Need need) {
    if (free < need.leastCores()) {
      return null;
    }
    return need.byNode() ? takeNodes(need) : takeCores(need);
  }

  private @Nullable Lease takeCores(Need need) {
    if (held.isEmpty()) {
      return fill(Math.min(free, need.maxCores()));
    }
    int open = free - held.stream().map(i -> nodes.get(i).freeCount()).sum();
    return open < Math.max(1, need.minCores()) ? null : fill(Math.min(open, need.maxCores()));
  }

  private Lease fill(int count) {
    int node = nextOpen(0);
    if (count == 1) {
      var lease = nodes.get(node).takeOne(node);
      taken(node, 1);
      return lease;
    }
    if (nodes.get(node).freeCount() >= count) {
      return lease(List.of(takeFrom(node, count, 0, 0)));
    }
    var shares = new ArrayList<Share>();
    for (int left = count; left > 0; node = nextOpen(node + 1)) {
      var share = takeFrom(node, left, 0, 0);
      left -= share.cores().length;
      shares.add(share);
    }
    return lease(shares);
  }

  private int nextOpen(int from) {
    int node = withFree.nextSetBit(from);
    while (node >= 0 && held.get(node)) {
      node = withFree.nextSetBit(node + 1);
    }
    return node;
  }

  private @Nullable Lease takeNodes(Need need) {
    var chosen = new ArrayList<Integer>();
    for (int i = nextOpen(0); i >= 0 && chosen.size() < need.maxNodes(); i = nextOpen(i + 1)) {
      if (nodes.get(i).canTake(need)) {
        chosen.add(i);
      }
    }
    if (chosen.size() < need.minNodes()) {
      return null;
    }
    return lease(
        chosen.stream()
            .map(i -> takeFrom(i, need.maxCores(), need.gpus(), need.memory()))
            .toList());
  }

  private Share takeFrom(int node, int count, int gpus, long memory) {
    var share = nodes.get(node).take(count, gpus, memory);
    taken(node, share.cores().length);
    return share;
  }

  private void taken(int node, int cores) {
    free -= cores;
    if (nodes.get(node).freeCount() == 0) {
      withFree.clear(node);
    }
  }

  void giveBack(Lease lease) {
    if (lease.node() != Lease.SEVERAL) {
      giveBackOne(lease);
      return;
    }
    for (var share : lease.placement().shares()) {
      Integer node = byName.get(share.node());
      if (node != null) {
        nodes.get(node).giveBack(share);
        freed(node, share.cores().length);
      }
    }
  }

  private void giveBackOne(Lease lease) {
    if (!lost.get(lease.node())) {
      nodes.get(lease.node()).giveBackOne(lease.core());
      freed(lease.node(), 1);
    }
  }

  private void freed(int node, int cores) {
    free += cores;
    withFree.set(node);
    lastFreed[(int) (releases++ % lastFreed.length)] = node;
  }

  /// How many shares were given back so far.
  long releases() {
    return releases;
  }

  /// Whether what was given back since `releases` was given back where it helps the need. With very
  /// many since then the answer is yes.
  boolean freedFor(Need need, long since) {
    if (!need.byNode() || releases - since > lastFreed.length) {
      return true;
    }
    for (long release = since; release < releases; release++) {
      if (nodes.get(lastFreed[(int) (release % lastFreed.length)]).canTake(need)) {
        return true;
      }
    }
    return false;
  }

  /// Holds back, for the job that waits longest, the nodes on which it can start soonest: all of
  /// them where it asks for cores only.
  void hold(Need need) {
    held.clear();
    if (!need.byNode()) {
      living().forEach(held::set);
      return;
    }
    living()
        .filter(i -> nodes.get(i).couldTake(need))
        .boxed()
        .sorted(Comparator.comparingInt(i -> busy(i)))
        .limit(need.minNodes())
        .forEach(held::set);
  }

  private int busy(int node) {
    return nodes.get(node).total() - nodes.get(node).freeCount();
  }

  boolean holdsAny() {
    return !held.isEmpty();
  }

  void holdNothing() {
    held.clear();
  }

  /// Takes a node out for good. What was taken from it must not be given back.
  boolean lose(String name) {
    Integer node = byName.remove(name);
    if (node == null) {
      return false;
    }
    total -= nodes.get(node).total();
    free -= nodes.get(node).freeCount();
    withFree.clear(node);
    held.clear(node);
    lost.set(node);
    return true;
  }

  private Lease lease(List<Share> shares) {
    double weight = 0;
    for (var share : shares) {
      int node = Objects.requireNonNull(byName.get(share.node()));
      weight += (double) share.cores().length / nodes.get(node).total();
    }
    return Lease.ofSeveral(new Placement(shares), weight);
  }

  private IntStream living() {
    return IntStream.range(0, nodes.size()).filter(i -> !lost.get(i));
  }
}
