package bellwether.collect.internal.time;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/// Reads times that are written as text.
public final class Stamps {
  private Stamps() {}

  /// A time in ISO form, with a blank or a T, with or without offset or zone; null: it is none of
  /// the years 1 to 9999.
  public static @Nullable Stamp parse(String text) {
    try {
      TemporalAccessor parsed =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              text.strip().replaceFirst("^(\\S{10}) ", "$1T"),
              ZonedDateTime::from,
              OffsetDateTime::from,
              LocalDateTime::from);
      if (parsed.get(ChronoField.YEAR) < 1 || parsed.get(ChronoField.YEAR) > 9999) {
        return null;
      }
      return parsed instanceof ZonedDateTime zoned
          ? new Stamp(zoned.toLocalDateTime(), zone(zoned))
          : new Stamp(LocalDateTime.from(parsed), null);
    } catch (DateTimeException _) {
      return null;
    }
  }

  private static Zone zone(ZonedDateTime zoned) {
    String id = zoned.getZone().getId();
    if (zoned.getZone() instanceof ZoneOffset offset) {
      return new Zone(offset, offset.equals(ZoneOffset.UTC) ? "UTC" : "UTC" + id);
    }
    return new Zone(zoned.getZone(), id);
  }
}
