package bellwether.cli.measured;

import bellwether.command.output.ShownColumn;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What people read of how a process ended.
final class SignalName {
  private static final Map<Long, String> NAMES =
      Map.ofEntries(
          Map.entry(2L, "SIGINT"),
          Map.entry(3L, "SIGQUIT"),
          Map.entry(4L, "SIGILL"),
          Map.entry(6L, "SIGABRT"),
          Map.entry(7L, "SIGBUS"),
          Map.entry(8L, "SIGFPE"),
          Map.entry(9L, "SIGKILL"),
          Map.entry(10L, "SIGUSR1"),
          Map.entry(11L, "SIGSEGV"),
          Map.entry(12L, "SIGUSR2"),
          Map.entry(13L, "SIGPIPE"),
          Map.entry(14L, "SIGALRM"),
          Map.entry(15L, "SIGTERM"),
          Map.entry(24L, "SIGXCPU"),
          Map.entry(25L, "SIGXFSZ"));

  private SignalName() {}

  /// The exit code, or the signal's name: `SIGKILL`, `signal 40`. papiex writes 1 for any signal,
  /// which is `signal`.
  static String exit(@Nullable Object code, @Nullable Object signal) {
    if (!(signal instanceof Number number) || number.longValue() == 0) {
      return MeasuredText.text(code);
    }
    long value = number.longValue();
    return value == 1 ? "signal" : NAMES.getOrDefault(value, "signal " + value);
  }

  /// The exit code of a process, or the signal that ended it, as a column.
  static ShownColumn column() {
    return new ShownColumn(
        List.of("exit_code", "exit_signal"),
        "EXIT",
        values -> exit(values.getFirst(), values.getLast()),
        true);
  }

  /// Nothing for a process that ended by itself, else how it ended.
  static String mark(@Nullable Object signal) {
    boolean isNone = !(signal instanceof Number number) || number.longValue() == 0;
    return isNone ? "" : " [" + exit(null, signal) + "]";
  }
}
