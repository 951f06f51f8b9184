package bellwether.launch.internal;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.BitSet;

/// The cores on which the present thread may run; what it starts inherits them.
///
/// A worker binds itself before it starts a process, so that the process never runs elsewhere, not
/// even at its start.
public final class Affinity {
  private static final int BYTES = 1024;
  private static final int[] UNKNOWN = {-1};

  private final MemorySegment mask = Arena.ofAuto().allocate(BYTES, 8);
  private final BitSet everything;
  private int[] present = UNKNOWN;

  /// @param everything the cores of the launcher itself
  Affinity(BitSet everything) {
    this.everything = everything;
  }

  /// Binds the thread to these cores; to all of the launcher's where there are none.
  void bind(int[] cores) {
    if (Arrays.equals(cores, present)) {
      return;
    }
    var wanted = new BitSet();
    Arrays.stream(cores).forEach(wanted::set);
    set(cores.length == 0 ? everything : wanted);
    present = cores;
  }

  private void set(BitSet cores) {
    mask.fill((byte) 0);
    var words = cores.toLongArray();
    MemorySegment.copy(words, 0, mask, JAVA_LONG, 0, words.length);
    try {
      int _ = (int) Libc.SCHED_SETAFFINITY.invokeExact(0, (long) BYTES, mask);
    } catch (Throwable broken) {
      throw Libc.unexpected(broken);
    }
  }

  /// The cores on which the calling thread may run; empty where the system does not say.
  public static BitSet present() {
    try (var arena = Arena.ofConfined()) {
      var mask = arena.allocate(BYTES, 8);
      int result = (int) Libc.SCHED_GETAFFINITY.invokeExact(0, (long) BYTES, mask);
      return result < 0 ? new BitSet() : BitSet.valueOf(mask.toArray(JAVA_LONG));
    } catch (Throwable broken) {
      throw Libc.unexpected(broken);
    }
  }
}
