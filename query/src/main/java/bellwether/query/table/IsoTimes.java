package bellwether.query.table;

import bellwether.model.Micros;
import java.time.Instant;

/// Writes times as ISO UTC with microseconds, fast for times that follow each other.
public final class IsoTimes {
  private static final long MILLION = 1_000_000;
  private long second = Long.MIN_VALUE;
  private String text = "";

  /// As DESIGN has it.
  public static String text(Instant time) {
    return new IsoTimes().of(Micros.of(time));
  }

  /// `2026-11-23T10:00:00.000001Z`.
  String of(long micros) {
    long now = Math.floorDiv(micros, MILLION);
    if (now != second) {
      var full = Micros.time(now * MILLION).toString();
      second = now;
      text = full.substring(0, full.length() - 1) + '.';
    }
    return text + Long.toString(MILLION + Math.floorMod(micros, MILLION)).substring(1) + 'Z';
  }
}
