package bellwether.store.archive.internal.staging;

import bellwether.collect.ProcessRecord;
import bellwether.store.archive.SaturatedSums;
import java.util.Arrays;

/// The tree of a job's processes, by their places in the order of (start, pid).
///
/// The parent of a process is the one that has its ppid as pid; of several, the first in order that
/// ended after the process began. Where none is, or only itself, the process is a root; so is the
/// earliest of a circle. One pass, no closure: parents, depths, nested-set numbers (left at the
/// entry, right at the exit of a walk, from 1) and the CPU time with all descendants.
final class ProcessTree {
  static final int NONE = -1;

  /// Sequence number of each place.
  final int[] order;

  final int[] parent;
  final int[] depth;
  final int[] left;
  final int[] right;
  final long[] inclusive;

  private final ProcessTimes times;
  private int[] child;
  private int[] sibling;

  private ProcessTree(ProcessTimes times, int[] order) {
    this.times = times;
    this.order = order;
    int count = order.length;
    parent = new int[count];
    depth = new int[count];
    left = new int[count];
    right = new int[count];
    child = new int[count];
    sibling = new int[count];
    inclusive = new long[count];
  }

  static ProcessTree of(ProcessTimes times) {
    var tree = new ProcessTree(times, ProcessOrder.of(times));
    tree.findParents();
    tree.breakCircles();
    tree.link();
    tree.walk();
    // Of no use any more, and one of these is 5 MB for a million processes.
    tree.child = new int[0];
    tree.sibling = new int[0];
    return tree;
  }

  int size() {
    return order.length;
  }

  /// How many places before it the parent stands, which may be negative; [ProcessRecord#ABSENT] of
  /// a root.
  long parentDistance(int place) {
    return parent[place] == NONE ? ProcessRecord.ABSENT : place - parent[place];
  }

  /// How many processes stand below it.
  long descendants(int place) {
    return ((long) right[place] - left[place]) / 2;
  }

  /// The CPU time of those.
  long descendantsCpuTime(int place) {
    return SaturatedSums.plus(inclusive[place], -times.cpuTime.get(order[place]));
  }

  private void findParents() {
    var index = new PidIndex(times, order);
    for (int i = 0; i < order.length; i++) {
      parent[i] = index.parentOf(i);
    }
  }

  /// Follows each process to its root; `depth` notes in which round a process was met.
  private void breakCircles() {
    for (int i = 0; i < parent.length; i++) {
      int place = i;
      while (place != NONE && depth[place] == 0) {
        depth[place] = i + 1;
        place = parent[place];
      }
      if (place != NONE && depth[place] == i + 1) {
        parent[earliest(place)] = NONE;
      }
    }
  }

  private int earliest(int inCircle) {
    int least = inCircle;
    for (int place = parent[inCircle]; place != inCircle; place = parent[place]) {
      least = Math.min(least, place);
    }
    return least;
  }

  private void link() {
    Arrays.fill(child, NONE);
    Arrays.fill(sibling, NONE);
    for (int i = parent.length - 1; i >= 0; i--) {
      if (parent[i] != NONE) {
        sibling[i] = child[parent[i]];
        child[parent[i]] = i;
      }
    }
  }

  private void walk() {
    int number = 0;
    for (int i = 0; i < parent.length; i++) {
      if (parent[i] == NONE) {
        depth[i] = 0;
        number = walk(i, number);
      }
    }
  }

  /// Without recursion: a shell loop may start processes a million deep.
  private int walk(int root, int before) {
    int number = before;
    int place = root;
    enter(place, ++number);
    while (place != NONE) {
      int down = child[place];
      if (down == NONE) {
        right[place] = ++number;
        place = leave(place);
      } else {
        child[place] = sibling[down];
        depth[down] = depth[place] + 1;
        place = down;
        enter(place, ++number);
      }
    }
    return number;
  }

  private void enter(int place, int number) {
    left[place] = number;
    inclusive[place] = SaturatedSums.plus(inclusive[place], times.cpuTime.get(order[place]));
  }

  private int leave(int place) {
    int up = parent[place];
    if (up != NONE) {
      inclusive[up] = SaturatedSums.plus(inclusive[up], inclusive[place]);
    }
    return up;
  }
}
