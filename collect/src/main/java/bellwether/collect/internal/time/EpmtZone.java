package bellwether.collect.internal.time;

import bellwether.collect.ImportOptions;
import bellwether.collect.internal.Json;
import bellwether.collect.internal.Metadata;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Finds the zone of a job in an EPMT database.
///
/// @param connection the open database
/// @param source the database and the job, for messages
/// @param options the zones that the user named
/// @param warnings takes a sentence where the zone had to be guessed
public record EpmtZone(
    Connection connection, String source, ImportOptions options, List<String> warnings) {
  private static final long MOST_MINUTES = 18 * 60;

  /// The database keeps local times and a name that need not be a zone. A process stands in it with
  /// both its local and its true start, which tells how far the clock was ahead.
  public Zone zone(ResultSet row, String id, String name, Map<String, String> environment)
      throws SQLException {
    ZoneId known = ZoneId.getAvailableZoneIds().contains(name) ? ZoneId.of(name) : null;
    ZoneOffset seen = offset(id);
    if (known != null && agrees(known, seen, row.getString("start"))) {
      return new Zone(known, name);
    }
    if (seen != null) {
      return new Zone(seen, name.isEmpty() ? "UTC" + seen : name);
    }
    Metadata start =
        new Metadata(
            source,
            Map.of(
                "job_pl_start_ts", "2000-01-01T00:00:00", "job_el_stop_ts", "2000-01-01T00:00:00"));
    Zone told = new Zones(options, Optional::empty).zone(start, environment, warnings);
    return new Zone(told.id(), name.isEmpty() ? told.name() : name);
  }

  /// Abbreviations such as CET are zones too, but hardly the ones that were meant.
  private static boolean agrees(ZoneId known, @Nullable ZoneOffset seen, @Nullable String start) {
    Stamp local = start == null ? null : Stamps.parse(start);
    return seen == null
        || local == null
        || known.getRules().getValidOffsets(local.local()).contains(seen);
  }

  private @Nullable ZoneOffset offset(String id) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT start, threads_df FROM processes WHERE jobid = ? ORDER BY id LIMIT 16")) {
      select.setString(1, id);
      try (ResultSet row = select.executeQuery()) {
        ZoneOffset seen = null;
        while (seen == null && row.next()) {
          seen = offset(row.getString(1), row.getString(2));
        }
        return seen;
      }
    }
  }

  private static @Nullable ZoneOffset offset(@Nullable String local, @Nullable String threads) {
    Stamp stamp = local == null ? null : Stamps.parse(local);
    JsonNode start = threads == null ? null : firstStart(threads);
    if (stamp == null || start == null || !start.isNumber()) {
      return null;
    }
    LocalDateTime utc =
        LocalDateTime.ofInstant(
            Instant.EPOCH.plus(start.longValue(), ChronoUnit.MICROS), ZoneOffset.UTC);
    long minutes = Math.round(Duration.between(utc, stamp.local()).toSeconds() / 60.0);
    return Math.abs(minutes) > MOST_MINUTES ? null : ZoneOffset.ofTotalSeconds((int) minutes * 60);
  }

  private static @Nullable JsonNode firstStart(String threads) {
    try {
      JsonNode first = Json.read(threads).get(0);
      return first == null ? null : first.get("start");
    } catch (JacksonException _) {
      return null; // said when the process itself is read
    }
  }
}
