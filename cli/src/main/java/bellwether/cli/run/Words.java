package bellwether.cli.run;

import java.time.Duration;
import java.util.Locale;

/// Amounts as people read them.
final class Words {
  private Words() {}

  /// `3 m 12 s`, `45 s`, `0.21 s`.
  static String duration(Duration time) {
    long seconds = time.toSeconds();
    if (seconds >= 3600) {
      return "%d h %d m".formatted(seconds / 3600, seconds / 60 % 60);
    }
    if (seconds >= 60) {
      return "%d m %d s".formatted(seconds / 60, seconds % 60);
    }
    double exact = time.toMillis() / 1000.0;
    return String.format(Locale.ROOT, seconds >= 10 ? "%.0f s" : "%.2f s", exact);
  }

  /// `1,234`, grouped by commas.
  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /// `812/s`, or `0.4/s` where there are few.
  static String rate(double perSecond) {
    return String.format(Locale.ROOT, perSecond >= 10 ? "%,.0f/s" : "%.1f/s", perSecond);
  }
}
