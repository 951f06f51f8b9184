package bellwether.epmt.settings;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The zones of jobs, which may be abbreviations such as IST that several zones share.
public final class Zones {
  private static final DateTimeFormatter ABBREVIATION =
      DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);

  private Zones() {}

  /// The one of this name; UTC where nobody knows it.
  public static ZoneId of(String name) {
    try {
      return ZoneId.of(name, ZoneId.SHORT_IDS);
    } catch (DateTimeException unknown) {
      return abbreviated(name);
    }
  }

  private static ZoneId abbreviated(String name) {
    try {
      return ZoneId.from(ABBREVIATION.parse(name));
    } catch (DateTimeException unknown) {
      return ZoneOffset.UTC;
    }
  }
}
