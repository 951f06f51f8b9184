package bellwether.engine.internal;

import bellwether.model.JobState;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The states of an array's members that have left the common one.
///
/// Memory is taken by blocks as members leave it, so that an array costs what was done of it and
/// not what it could become; how many are in which state is counted, never looked up one by one.
final class MemberStates {
  private static final JobState[] STATES = JobState.values();
  private static final byte COMMON = -1;
  private static final int BITS = 12;
  private static final int BLOCK = 1 << BITS;

  private final int size;
  private final byte[] @Nullable [] blocks;
  private final int[] counts = new int[STATES.length];
  private int common;

  MemberStates(int size) {
    this.size = size;
    common = size;
    blocks = new byte[(int) (((long) size + BLOCK - 1) >> BITS)][];
  }

  int size() {
    return size;
  }

  /// Members that have no state of their own.
  int common() {
    return common;
  }

  /// Members with this state of their own.
  int count(JobState state) {
    return counts[state.ordinal()];
  }

  /// A member's own state; null: the common one.
  @Nullable JobState get(int ordinal) {
    var block = blocks[ordinal >> BITS];
    byte state = block == null ? COMMON : block[ordinal & (BLOCK - 1)];
    return state == COMMON ? null : STATES[state];
  }

  void set(int ordinal, JobState state) {
    var before = get(ordinal);
    if (before == null) {
      common--;
    } else {
      counts[before.ordinal()]--;
    }
    counts[state.ordinal()]++;
    block(ordinal >> BITS)[ordinal & (BLOCK - 1)] = (byte) state.ordinal();
  }

  private byte[] block(int index) {
    var block = blocks[index];
    if (block == null) {
      block = new byte[Math.min(BLOCK, size - (index << BITS))];
      Arrays.fill(block, COMMON);
      blocks[index] = block;
    }
    return block;
  }

  /// The first member from this one on that has a state of its own; -1: there is none.
  int next(int from) {
    int ordinal = from;
    while (ordinal >= 0 && ordinal < size && get(ordinal) == null) {
      boolean empty = blocks[ordinal >> BITS] == null;
      ordinal = empty ? ((ordinal >> BITS) + 1) << BITS : ordinal + 1;
    }
    return ordinal >= 0 && ordinal < size && common < size ? ordinal : -1;
  }
}
