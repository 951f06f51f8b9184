package bellwether.launch.internal.system;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import bellwether.launch.internal.SpawnException;
import bellwether.launch.internal.SpawnFailure;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// The cores on which a thread may run, and so the processes that it starts. Of one thread.
public final class Affinity {
  private static final int MASK_SIZE = 1024;

  private final MemorySegment own;
  private final MemorySegment narrow;
  private List<Integer> narrowCores = List.of();

  public Affinity(Arena arena) {
    this.own = arena.allocate(MASK_SIZE, 8);
    this.narrow = arena.allocate(MASK_SIZE, 8);
    Libc.getAffinity(own);
  }

  /// The cores on which the calling thread may run, ascending.
  public static List<Integer> ofThisThread() {
    try (var arena = Arena.ofConfined()) {
      var mask = arena.allocate(MASK_SIZE, 8);
      var cores = new ArrayList<Integer>();
      if (Libc.getAffinity(mask) == 0) {
        for (int core = 0; core < 8 * MASK_SIZE; core++) {
          if ((mask.get(JAVA_BYTE, core / 8) >> (core % 8) & 1) != 0) {
            cores.add(core);
          }
        }
      }
      return List.copyOf(cores);
    }
  }

  /// Binds the calling thread.
  ///
  /// @throws SpawnException when it may not run on any of these cores
  public void bind(List<Integer> cores) {
    if (!cores.equals(narrowCores)) {
      fill(cores);
      narrowCores = cores;
    }
    if (Libc.setAffinity(narrow) != 0) {
      throw new SpawnException(SpawnFailure.ofCores(cores));
    }
  }

  /// Lets the calling thread run where it could before.
  public void release() {
    Libc.setAffinity(own);
  }

  private void fill(List<Integer> cores) {
    narrow.fill((byte) 0);
    for (int core : cores) {
      if (core >= 0 && core < 8 * MASK_SIZE) {
        byte bits = narrow.get(JAVA_BYTE, core / 8);
        narrow.set(JAVA_BYTE, core / 8, (byte) (bits | 1 << (core % 8)));
      }
    }
  }
}
