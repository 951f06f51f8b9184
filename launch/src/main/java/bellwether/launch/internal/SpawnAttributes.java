package bellwether.launch.internal;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;

/// The attributes that all processes are started with: a process group of their own, no blocked
/// signals, default dispositions. Made once; threadsafe.
final class SpawnAttributes {
  private static final short SET_GROUP = 2;
  private static final short SET_DEFAULTS = 4;
  private static final short SET_MASK = 8;

  // The C library keeps signals 32 and 33 for itself.
  private static final long ALL_SIGNALS = ~(3L << 31);

  private static final SpawnAttributes SHARED = new SpawnAttributes();

  private final long address;

  private SpawnAttributes() {
    var arena = Arena.global();
    var attributes = arena.allocate(Libc.ATTRIBUTES_SIZE, 16);
    var none = arena.allocate(Libc.SIGNAL_SET_SIZE, 16);
    var all = arena.allocate(Libc.SIGNAL_SET_SIZE, 16);
    all.set(JAVA_LONG, 0, ALL_SIGNALS);
    short flags = SET_GROUP | SET_DEFAULTS | SET_MASK;
    Libc.Setup.initAttributes(attributes.address(), flags, none.address(), all.address());
    this.address = attributes.address();
  }

  static long address() {
    return SHARED.address;
  }
}
