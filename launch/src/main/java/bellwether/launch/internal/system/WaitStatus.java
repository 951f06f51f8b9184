package bellwether.launch.internal.system;

/// How a process ended, as `wait4` says it.
public record WaitStatus(int bits) {
  private static final int SIGNAL_BITS = 0x7F;

  /// The exit code; -1 when a signal ended the process.
  public int code() {
    return signal() != 0 ? -1 : bits >> 8 & 0xFF;
  }

  /// The signal that ended the process; 0: none.
  public int signal() {
    return bits & SIGNAL_BITS;
  }
}
