package bellwether.cli.ask;

import bellwether.model.Cause;
import bellwether.query.Signals;
import org.jspecify.annotations.Nullable;

/// Single values as people see them in tables.
final class Cells {
  private Cells() {}

  static String text(@Nullable Object value) {
    return value == null ? "-" : value.toString();
  }

  static String cause(@Nullable Cause cause) {
    return cause == null ? "-" : cause.word();
  }

  static @Nullable String word(@Nullable Cause cause) {
    return cause == null ? null : cause.word();
  }

  /// An exit code, or the name of a signal.
  static String exit(@Nullable Integer code, @Nullable Integer signal) {
    return signal == null ? text(code) : Signals.name(signal);
  }
}
