package bellwether.cli.ask;

import bellwether.command.output.PeopleText;
import bellwether.model.Bytes;
import bellwether.model.Cause;
import bellwether.query.jobs.Signals;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
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

  static @Nullable Long micros(@Nullable Duration time) {
    return time == null ? null : (Long) TimeUnit.MICROSECONDS.convert(time);
  }

  static String duration(@Nullable Duration time) {
    return time == null ? "-" : PeopleText.duration(time);
  }

  static @Nullable Long count(@Nullable Bytes bytes) {
    return bytes == null ? null : (Long) bytes.count();
  }

  static String bytes(@Nullable Bytes bytes) {
    return bytes == null ? "-" : PeopleText.bytes(bytes.count());
  }

  /// An exit code, or the name of a signal.
  static String exit(@Nullable Integer code, @Nullable Integer signal) {
    return signal == null ? text(code) : Signals.name(signal);
  }
}
