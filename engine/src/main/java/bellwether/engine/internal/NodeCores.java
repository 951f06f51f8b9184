package bellwether.engine.internal;

import bellwether.model.Bytes;
import bellwether.model.Node;
import bellwether.model.Placement;
import bellwether.model.Placement.Share;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The free cores, GPUs and memory of one node.
final class NodeCores {
  private final Node node;
  private final int[] ids;
  private final long[] free;
  private final TreeSet<Integer> freeGpus = new TreeSet<>();

  /// The leases of each one core, made when first given out: most jobs get the same ones over and
  /// over.
  private final @Nullable Lease[] ofOneCore;

  private int freeCount;
  private long freeMemory;

  NodeCores(Node node) {
    this.node = node;
    ids = node.cores().stream().mapToInt(Integer::intValue).toArray();
    free = new long[(ids.length + 63) / 64];
    for (int i = 0; i < ids.length; i++) {
      free[i >> 6] |= 1L << i;
    }
    ofOneCore = new Lease[ids.length];
    freeCount = ids.length;
    freeMemory = node.usableMemory().count();
    for (int i = 0; i < node.gpus().size(); i++) {
      freeGpus.add(i);
    }
  }

  Node node() {
    return node;
  }

  int total() {
    return ids.length;
  }

  int freeCount() {
    return freeCount;
  }

  /// Whether the node, all of it free, could ever take its part of this need.
  boolean couldTake(Need need) {
    return memoryFor(need) >= need.limit();
  }

  /// The memory that it could give a need to be limited to, all of it free; negative: it could not
  /// take it however little that is.
  long memoryFor(Need need) {
    boolean others =
        ids.length >= need.minCores()
            && node.gpus().size() >= need.gpus()
            && node.memory().count() >= need.declared();
    return others ? node.usableMemory().count() - need.declared() : -1;
  }

  /// Whether the node can take its part of this need now.
  boolean canTake(Need need) {
    boolean coresFit = need.wholeNodes() ? freeCount == ids.length : freeCount >= need.minCores();
    return coresFit
        && freeGpus.size() >= need.gpus()
        && node.memory().count() >= need.declared()
        && freeMemory >= need.memory();
  }

  /// Takes up to `count` cores, lowest ids first, with GPUs and memory.
  Share take(int count, int gpus, long memory) {
    var cores = new int[Math.min(count, freeCount)];
    int taken = 0;
    for (int word = 0; taken < cores.length; word++) {
      while (free[word] != 0 && taken < cores.length) {
        int bit = Long.numberOfTrailingZeros(free[word]);
        free[word] &= free[word] - 1;
        cores[taken++] = ids[(word << 6) + bit];
      }
    }
    freeCount -= cores.length;
    freeMemory -= memory;
    return share(cores, takeGpus(gpus), memory);
  }

  /// Takes the free core with the lowest id; there must be one.
  ///
  /// @param place the node's place in the pool
  Lease takeOne(int place) {
    int word = 0;
    while (free[word] == 0) {
      word++;
    }
    int core = (word << 6) + Long.numberOfTrailingZeros(free[word]);
    free[word] &= free[word] - 1;
    freeCount--;
    var known = ofOneCore[core];
    return known == null ? leaseOne(place, core) : known;
  }

  private Lease leaseOne(int place, int core) {
    var placement = new Placement(List.of(share(new int[] {ids[core]}, List.of(), 0)));
    var lease = new Lease(placement, 1.0 / ids.length, place, core);
    ofOneCore[core] = lease;
    return lease;
  }

  void giveBackOne(int core) {
    free[core >> 6] |= 1L << core;
    freeCount++;
  }

  private Share share(int[] cores, List<String> gpus, long memory) {
    return new Share(node.name(), cores, gpus, new Bytes(memory));
  }

  private List<String> takeGpus(int count) {
    if (count == 0) {
      return List.of();
    }
    var taken = freeGpus.stream().limit(count).toList();
    taken.forEach(freeGpus::remove);
    return taken.stream().map(node.gpus()::get).toList();
  }

  void giveBack(Share share) {
    for (int core : share.cores()) {
      int at = index(core);
      free[at >> 6] |= 1L << at;
    }
    freeCount += share.cores().length;
    freeMemory += share.memory().count();
    share.gpus().forEach(gpu -> freeGpus.add(node.gpus().indexOf(gpu)));
  }

  /// Core ids mostly count from the first one without gaps.
  private int index(int core) {
    int guess = core - ids[0];
    return guess >= 0 && guess < ids.length && ids[guess] == core
        ? guess
        : java.util.Arrays.binarySearch(ids, core);
  }
}
