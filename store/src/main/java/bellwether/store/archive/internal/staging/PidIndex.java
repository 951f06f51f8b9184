package bellwether.store.archive.internal.staging;

import java.util.Arrays;
import java.util.BitSet;

/// Finds the parents of processes that are asked for in order of their starts: a hash table of
/// primitive numbers, with a list of processes for each pid and host.
///
/// What has ended before the present start can be nobody's parent any more and leaves the front of
/// its list, so that a pid that comes a million times costs no more than a million pids.
final class PidIndex {
  static final int NONE = -1;
  private static final long SPREAD = 0x9E3779B97F4A7C15L;
  private static final int HOST_BITS = 40;

  private final ProcessTimes times;
  private final int[] order;
  private final int[] heads;
  private final int[] next;
  private final BitSet several = new BitSet();
  private final int shift;

  PidIndex(ProcessTimes times, int[] order) {
    this.times = times;
    this.order = order;
    int bits = 33 - Integer.numberOfLeadingZeros(Math.max(1, order.length));
    shift = Long.SIZE - bits;
    heads = new int[1 << bits];
    next = new int[order.length];
    Arrays.fill(heads, NONE);
    // From the last, so that each list ends up in order.
    for (int i = order.length - 1; i >= 0; i--) {
      int slot = slot(times.host(order[i]), times.pid.get(order[i]));
      several.set(slot, heads[slot] != NONE);
      next[i] = heads[slot];
      heads[slot] = i;
    }
  }

  /// The place of the parent of the process at a place; places must be asked in order.
  int parentOf(int place) {
    int sequence = order[place];
    int slot = slot(times.host(sequence), times.parentPid.get(sequence));
    int head = heads[slot];
    if (head == NONE || !several.get(slot)) {
      // The only one need not have lived: EPMT does not ask either.
      return head == place ? NONE : head;
    }
    return firstAlive(place, slot, times.start.get(sequence));
  }

  private int firstAlive(int place, int slot, long start) {
    int head = heads[slot];
    while (next[head] != NONE && isOver(head, start)) {
      head = next[head];
    }
    heads[slot] = head;
    int found = head;
    while (found != NONE && (found == place || isOver(found, start))) {
      found = next[found];
    }
    return found;
  }

  private boolean isOver(int place, long start) {
    return times.end.get(order[place]) <= start;
  }

  /// Where the list of a pid is, or would begin.
  private int slot(long host, long pid) {
    int slot = (int) (((pid ^ (host << HOST_BITS)) * SPREAD) >>> shift);
    while (heads[slot] != NONE && !isOf(heads[slot], host, pid)) {
      slot = (slot + 1) & (heads.length - 1);
    }
    return slot;
  }

  private boolean isOf(int place, long host, long pid) {
    return times.pid.get(order[place]) == pid && times.host(order[place]) == host;
  }
}
