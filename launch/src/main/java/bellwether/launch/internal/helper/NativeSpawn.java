package bellwether.launch.internal.helper;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import bellwether.launch.internal.SpawnAttributes;
import bellwether.launch.internal.SpawnException;
import bellwether.launch.internal.system.Libc;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// Starts a part of this program, with the descriptors that are inheritable.
///
/// @param arena for the texts
record NativeSpawn(Arena arena) {

  /// Returns the process id.
  ///
  /// @param environment all of it, as `NAME=value`
  /// @throws SpawnException when the system refuses it
  int start(String path, List<String> argv, List<String> environment) {
    var pid = arena.allocate(JAVA_INT);
    int error =
        Libc.spawn(
            pid.address(),
            arena.allocateFrom(path).address(),
            new Libc.SpawnCall(
                0, SpawnAttributes.address(), array(argv).address(), array(environment).address()));
    if (error != 0) {
      throw new SpawnException(error);
    }
    return pid.get(JAVA_INT, 0);
  }

  private MemorySegment array(List<String> texts) {
    var pointers = arena.allocate(JAVA_LONG, texts.size() + 1);
    for (int i = 0; i < texts.size(); i++) {
      pointers.setAtIndex(JAVA_LONG, i, arena.allocateFrom(texts.get(i)).address());
    }
    return pointers;
  }
}
