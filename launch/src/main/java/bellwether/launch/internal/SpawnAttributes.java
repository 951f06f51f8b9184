package bellwether.launch.internal;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import bellwether.launch.internal.system.CallersSignals;
import bellwether.launch.internal.system.Libc;
import bellwether.launch.internal.system.SpawnSetup;
import java.lang.foreign.Arena;

/// The attributes that all processes are started with: a process group of their own, and
/// [CallersSignals]. Made once; thread-safe.
public final class SpawnAttributes {
  private static final short SET_GROUP = 2;
  private static final short SET_DEFAULTS = 4;
  private static final short SET_MASK = 8;

  // With 32 and 33, which sigfillset leaves out: a new process would ignore them, and hand that on.
  private static final long ALL_SIGNALS = -1;

  private static final SpawnAttributes SHARED = new SpawnAttributes();

  private final long address;

  private SpawnAttributes() {
    var arena = Arena.global();
    var attributes = arena.allocate(Libc.ATTRIBUTES_SIZE, 16);
    var blocked = arena.allocate(Libc.SIGNAL_SET_SIZE, 16);
    var defaults = arena.allocate(Libc.SIGNAL_SET_SIZE, 16);
    long ignored = CallersSignals.ignored();
    blocked.set(JAVA_LONG, 0, CallersSignals.blocked());
    defaults.set(JAVA_LONG, 0, ALL_SIGNALS & ~ignored);
    if (CallersSignals.has(ignored, Libc.SIGQUIT)) {
      // The JVM handles it, and a new process would get its default back.
      Libc.Seldom.ignore(Libc.SIGQUIT);
    }
    short flags = SET_GROUP | SET_DEFAULTS | SET_MASK;
    SpawnSetup.initAttributes(attributes.address(), flags, blocked.address(), defaults.address());
    this.address = attributes.address();
  }

  public static long address() {
    return SHARED.address;
  }
}
