package bellwether.launch.internal.helper;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import bellwether.launch.internal.system.Libc;
import bellwether.launch.internal.system.RawUsage;
import bellwether.launch.internal.system.WaitStatus;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// The reply that was last read from the spawn helper: `struct reply` of `protocol.h`. Of one
/// thread.
record HelperReply(MemorySegment memory) {
  private static final int STARTED = 1;
  private static final int ENDED = 3;
  private static final int CORES = 2;
  private static final int NAMED_PIPE = 5;
  private static final int ASKED = 1;
  private static final int OTHERS_END = 2;
  private static final int OTHERS_STAY = 4;
  private static final long USAGE_OFFSET = 24;

  HelperReply(Arena arena) {
    this(arena.allocate(USAGE_OFFSET + Libc.USAGE_SIZE, 8));
  }

  boolean saysStarted() {
    return kind() == STARTED;
  }

  boolean saysEnded() {
    return kind() == ENDED;
  }

  private int kind() {
    return memory.get(JAVA_INT, 0);
  }

  /// The process that was started, or the error's number.
  int number() {
    return memory.get(JAVA_INT, 4);
  }

  WaitStatus status() {
    return new WaitStatus(number());
  }

  boolean blamesCores() {
    return detail() == CORES;
  }

  boolean blamesNamedPipe() {
    return detail() == NAMED_PIPE;
  }

  boolean wasAsked() {
    return (detail() & ASKED) != 0;
  }

  boolean othersEnd() {
    return (detail() & OTHERS_END) != 0;
  }

  boolean othersStay() {
    return (detail() & OTHERS_STAY) != 0;
  }

  private int detail() {
    return memory.get(JAVA_INT, 8);
  }

  long startTicks() {
    return memory.get(JAVA_LONG, 16);
  }

  RawUsage usage() {
    return new RawUsage(memory.asSlice(USAGE_OFFSET, Libc.USAGE_SIZE));
  }
}
