package bellwether.collect.internal;

import bellwether.collect.ImportException;
import bellwether.collect.ImportOptions;
import bellwether.collect.JobRecord;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Reads one row of the table of jobs, with what belongs to it in others.
final class EpmtJobReader {
  private static final String SELECT =
      "SELECT jobname, user_id, start, \"end\", submit, exitcode, tags, annotations, analyses,"
          + " env_dict, env_changes_dict, info_dict FROM jobs WHERE jobid = ?";

  private static final long MOST_MINUTES = 18 * 60;

  private final Connection connection;
  private final String source;
  private final ImportOptions options;
  private final List<String> warnings = new ArrayList<>();

  EpmtJobReader(Connection connection, String source, ImportOptions options) {
    this.connection = connection;
    this.source = source;
    this.options = options;
  }

  /// The job; null: there is none of that id.
  @Nullable EpmtJobRow read(String id) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setString(1, id);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? read(id, row) : null;
      }
    }
  }

  private EpmtJobRow read(String id, ResultSet row) throws SQLException {
    Map<String, Object> info = EpmtDatabase.object(row.getString("info_dict"));
    Map<String, String> environment = texts(row.getString("env_dict"));
    Zone zone = zone(id, info, environment, row);
    Map<String, Object> status =
        info.get("status") instanceof Map<?, ?> map ? objects(map) : Map.of();
    JobRecord record =
        new JobRecord(
            id,
            or(row.getString("jobname"), "unknown"),
            or(row.getString("user_id"), ""),
            instant(row, "submit", zone),
            instant(row, "start", zone),
            instant(row, "end", zone),
            zone.id(),
            row.getLong("exitcode"),
            String.valueOf(status.getOrDefault("exit_reason", "none")),
            texts(row.getString("tags")),
            EpmtDatabase.object(row.getString("annotations")),
            environment,
            texts(row.getString("env_changes_dict")),
            status,
            hosts(id),
            warnings);
    Map<String, Object> analyses = EpmtDatabase.object(row.getString("analyses"));
    return new EpmtJobRow(record, zone.name(), analyses, metrics(info), staged(info));
  }

  private static String or(@Nullable String text, String otherwise) {
    return text == null ? otherwise : text;
  }

  private static Map<String, String> texts(@Nullable String json) {
    return Metadata.texts(EpmtDatabase.object(json));
  }

  private static Map<String, Object> objects(Map<?, ?> map) {
    Map<String, Object> objects = new LinkedHashMap<>();
    map.forEach((key, value) -> {
      if (value != null) {
        objects.put(String.valueOf(key), value);
      }
    });
    return objects;
  }

  private Instant instant(ResultSet row, String column, Zone zone) throws SQLException {
    String text = or(row.getString(column), or(row.getString("start"), ""));
    Stamp stamp = Stamps.parse(text);
    if (stamp == null) {
      throw new ImportException(
          source + ": expected a time as " + column + ", found '" + Numbers.shown(text) + "'.");
    }
    return Zones.instant(stamp, zone);
  }

  private List<String> hosts(String id) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT hostname FROM host_job_associations WHERE jobid = ? ORDER BY hostname")) {
      select.setString(1, id);
      List<String> hosts = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          hosts.add(rows.getString(1));
        }
      }
      return hosts;
    }
  }

  /// The database keeps local times and a name that need not be a zone. A process stands in it with
  /// both its local and its true start, which tells how far the clock was ahead.
  private Zone zone(
      String id, Map<String, Object> info, Map<String, String> environment, ResultSet row)
      throws SQLException {
    String name = String.valueOf(info.getOrDefault("tz", ""));
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

  private static List<String> metrics(Map<String, Object> info) {
    String names = String.valueOf(info.getOrDefault("metric_names", ""));
    return names.isEmpty() ? List.of() : List.of(names.split(","));
  }

  private static List<Long> staged(Map<String, Object> info) {
    List<Long> ids = new ArrayList<>();
    if (info.get("procs_staging_ids") instanceof List<?> given) {
      for (Object id : given) {
        if (id instanceof Number number) {
          ids.add(number.longValue());
        }
      }
    }
    return ids.size() == 2 ? ids : List.of();
  }
}
