package bellwether.launch.internal.system;

import static bellwether.launch.internal.system.Libc.POINTER;
import static bellwether.launch.internal.system.Libc.find;
import static bellwether.launch.internal.system.Libc.handle;
import static bellwether.launch.internal.system.Libc.unexpected;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import bellwether.launch.LaunchException;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/// The calls that fill the arguments of `posix_spawn`.
public final class SpawnSetup {
  private static final MethodHandle ACTIONS_INIT =
      handle("posix_spawn_file_actions_init", JAVA_INT, POINTER);
  private static final MethodHandle ACTIONS_DESTROY =
      handle("posix_spawn_file_actions_destroy", JAVA_INT, POINTER);
  private static final MethodHandle ADD_OPEN =
      handle(
          "posix_spawn_file_actions_addopen",
          JAVA_INT,
          POINTER,
          JAVA_INT,
          POINTER,
          JAVA_INT,
          JAVA_INT);
  private static final MethodHandle ADD_DUP2 =
      handle("posix_spawn_file_actions_adddup2", JAVA_INT, POINTER, JAVA_INT, JAVA_INT);
  private static final @Nullable MethodHandle ADD_CHDIR =
      find("posix_spawn_file_actions_addchdir_np", JAVA_INT, POINTER, POINTER);
  private static final @Nullable MethodHandle ADD_CLOSEFROM =
      find("posix_spawn_file_actions_addclosefrom_np", JAVA_INT, POINTER, JAVA_INT);
  private static final MethodHandle ATTRIBUTES_INIT =
      handle("posix_spawnattr_init", JAVA_INT, POINTER);
  private static final MethodHandle SET_FLAGS =
      handle("posix_spawnattr_setflags", JAVA_INT, POINTER, JAVA_SHORT);
  private static final MethodHandle SET_MASK =
      handle("posix_spawnattr_setsigmask", JAVA_INT, POINTER, POINTER);
  private static final MethodHandle SET_DEFAULTS =
      handle("posix_spawnattr_setsigdefault", JAVA_INT, POINTER, POINTER);

  private SpawnSetup() {}

  public static boolean hasChdir() {
    return ADD_CHDIR != null;
  }

  public static boolean hasClosefrom() {
    return ADD_CLOSEFROM != null;
  }

  public static int initActions(long actions) {
    try {
      return (int) ACTIONS_INIT.invokeExact(actions);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  public static int destroyActions(long actions) {
    try {
      return (int) ACTIONS_DESTROY.invokeExact(actions);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  public static int addOpen(long actions, int descriptor, long path, int flags) {
    try {
      return (int) ADD_OPEN.invokeExact(actions, descriptor, path, flags, 0666);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  public static int addDup2(long actions, int from, int to) {
    try {
      return (int) ADD_DUP2.invokeExact(actions, from, to);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  public static int addChdir(long actions, long path) {
    var handle = ADD_CHDIR;
    if (handle == null) {
      throw new IllegalStateException("This C library has no addchdir_np");
    }
    try {
      return (int) handle.invokeExact(actions, path);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  public static int addClosefrom(long actions, int descriptor) {
    var handle = ADD_CLOSEFROM;
    if (handle == null) {
      throw new IllegalStateException("This C library has no addclosefrom_np");
    }
    try {
      return (int) handle.invokeExact(actions, descriptor);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  public static void initAttributes(long attributes, short flags, long mask, long defaults) {
    try {
      int error = (int) ATTRIBUTES_INIT.invokeExact(attributes);
      error |= (int) SET_FLAGS.invokeExact(attributes, flags);
      error |= (int) SET_MASK.invokeExact(attributes, mask);
      error |= (int) SET_DEFAULTS.invokeExact(attributes, defaults);
      if (error != 0) {
        throw new LaunchException("Expected to set the attributes of a spawn");
      }
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }
}
