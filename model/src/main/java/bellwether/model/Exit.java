package bellwether.model;

import java.time.Instant;

/// How an attempt's process ended.
///
/// @param time when its end was seen
/// @param code its exit code; -1 when a signal ended it
/// @param signal the number of the signal that ended it; 0: none
/// @param usage what it used
/// @param stderrTail the last of what it wrote to an unnamed standard error; empty unless it failed
/// @param asked whether it was still running when it was asked to end, if it was
/// @param outOfMemory whether it was killed because it used more memory than it may
public record Exit(
    Instant time,
    int code,
    int signal,
    Usage usage,
    String stderrTail,
    boolean asked,
    boolean outOfMemory) {

  /// One that had memory enough.
  public Exit(Instant time, int code, int signal, Usage usage, String stderrTail, boolean asked) {
    this(time, code, signal, usage, stderrTail, asked, false);
  }

  /// The same of a process that was killed for the memory it used.
  public Exit forMemory() {
    return new Exit(time, code, signal, usage, stderrTail, asked, true);
  }

  /// Whether it ended by itself with exit code 0.
  public boolean succeeded() {
    return code == 0 && signal == 0;
  }

  /// The exit code as QCG-PilotJob and Python write it: `-n` for signal n.
  public int pythonCode() {
    return signal == 0 ? code : -signal;
  }
}
