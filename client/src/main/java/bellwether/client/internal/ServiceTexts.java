package bellwether.client.internal;

import bellwether.client.JobInfo.Change;
import bellwether.client.JobStatus;
import bellwether.client.ProtocolException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Times and numbers as the service writes them.
final class ServiceTexts {
  private static final Pattern DURATION =
      Pattern.compile("(?:(\\d+) days?, )?(\\d+):(\\d+):(\\d+)(\\.\\d{1,9})?");

  private ServiceTexts() {}

  /// Reads `[N days, ]H:MM:SS[.ffffff]`; a job that never started has `0`.
  static Duration duration(String text) {
    Matcher parts = DURATION.matcher(text);
    if (text.equals("0")) {
      return Duration.ZERO;
    }
    if (!parts.matches()) {
      throw wrong("a time such as 0:00:01.500000", text);
    }
    String days = parts.group(1);
    String fraction = parts.group(5);
    return Duration.ofDays(days == null ? 0 : number(days))
        .plusHours(number(parts.group(2)))
        .plusMinutes(number(parts.group(3)))
        .plusSeconds(number(parts.group(4)))
        .plusNanos(fraction == null ? 0 : nanos(fraction.substring(1)));
  }

  /// Reads `YYYY-MM-DD HH:MM:SS.ffffff: STATUS`.
  static Change change(String line) {
    int colon = line.lastIndexOf(": ");
    try {
      LocalDateTime at = LocalDateTime.parse(line.substring(0, colon).strip().replace(' ', 'T'));
      return new Change(at, JobStatus.of(line.substring(colon + 2).strip()));
    } catch (DateTimeException | IndexOutOfBoundsException e) {
      throw new ProtocolException("Expected a time and a status, found: " + line, e);
    }
  }

  static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new ProtocolException("Expected a number, found: " + text, e);
    }
  }

  static ProtocolException wrong(String expected, String found) {
    return new ProtocolException("Expected " + expected + ", found: " + found);
  }

  private static long nanos(String fraction) {
    return number((fraction + "000000000").substring(0, 9));
  }
}
