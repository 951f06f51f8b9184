package bellwether.model.jobfile.internal;

import java.util.Locale;

/// How many members a job can have.
final class MemberLimit {
  private static final int MOST = 100_000_000;

  private MemberLimit() {}

  /// Whether these are more members than a job can have, which is then told.
  static boolean isExceeded(Table table, String key, long count) {
    if (count <= MOST) {
      return false;
    }
    table.wrong(
        key,
        String.format(Locale.ROOT, "expected at most %,d iterations, but found %,d", MOST, count));
    return true;
  }
}
