package bellwether.collect.sampler;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What `/proc/PID/stat` tells of a process.
///
/// @param pid its process id
/// @param name of its program, at most 15 characters
/// @param fields what follows the name
@SuppressWarnings("ArrayRecordComponent") // read once and never changed
record ProcStat(int pid, String name, String[] fields) {
  private static final long MICROS_PER_TICK = 10_000;

  /// The number of the first field in proc(5).
  private static final int FIRST = 3;

  /// The present one; empty when there is no such process.
  static Optional<ProcStat> of(int pid) {
    return Optional.ofNullable(parsed(pid, ProcFile.of(pid, "stat").text()));
  }

  /// The program's name may hold blanks and brackets; what follows it is plain.
  private static @Nullable ProcStat parsed(int pid, String text) {
    int end = text.lastIndexOf(')');
    if (end < 0) {
      return null;
    }
    var name = text.substring(text.indexOf('(') + 1, end);
    return new ProcStat(pid, name, text.substring(end + 2).strip().split(" "));
  }

  /// A field by its number in proc(5).
  long field(int number) {
    return Long.parseLong(fields[number - FIRST]);
  }

  /// A field of clock ticks in microseconds.
  long micros(int number) {
    return field(number) * MICROS_PER_TICK;
  }

  /// Whether it has ended and nobody has waited for it.
  boolean isEnded() {
    return fields[0].equals("Z") || fields[0].equals("X");
  }

  int parent() {
    return (int) field(4);
  }

  int group() {
    return (int) field(5);
  }

  int session() {
    return (int) field(6);
  }

  long startTicks() {
    return field(22);
  }

  /// Which process it is, for good.
  ProcessKey key() {
    return new ProcessKey(pid, startTicks());
  }
}
