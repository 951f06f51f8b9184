package bellwether.launch.internal;

import java.lang.foreign.Arena;

/// Makes a [Starter] for each launch thread. Implementations are thread-safe.
public interface Starters {

  /// @param arena of the calling thread, and open as long as the starter
  Starter create(Arena arena);
}
