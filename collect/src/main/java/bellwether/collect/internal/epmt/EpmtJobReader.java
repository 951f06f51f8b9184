package bellwether.collect.internal.epmt;

import bellwether.collect.ImportException;
import bellwether.collect.ImportOptions;
import bellwether.collect.JobRecord;
import bellwether.collect.internal.Completion;
import bellwether.collect.internal.Excerpt;
import bellwether.collect.internal.Metadata;
import bellwether.collect.internal.time.EpmtZone;
import bellwether.collect.internal.time.Span;
import bellwether.collect.internal.time.Stamp;
import bellwether.collect.internal.time.Stamps;
import bellwether.collect.internal.time.Zone;
import bellwether.collect.internal.time.Zones;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads one row of the table of jobs, with what belongs to it in others.
final class EpmtJobReader {
  private static final String SELECT =
      "SELECT jobname, user_id, start, \"end\", submit, exitcode, tags, annotations, analyses,"
          + " env_dict, env_changes_dict, info_dict FROM jobs WHERE jobid = ?";

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
    Map<String, Object> info = EpmtRow.object(row.getString("info_dict"));
    Map<String, String> environment = texts(row.getString("env_dict"));
    String tz = String.valueOf(info.getOrDefault("tz", ""));
    Zone zone = new EpmtZone(connection, source, options, warnings).zone(row, id, tz, environment);
    Map<String, Object> status =
        info.get("status") instanceof Map<?, ?> map ? objects(map) : Map.of();
    warnBackwards(new Span(instant(row, "start", zone), instant(row, "end", zone)));
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
            EpmtRow.object(row.getString("annotations")),
            environment,
            texts(row.getString("env_changes_dict")),
            status,
            hosts(id),
            warnings);
    Map<String, Object> analyses = EpmtRow.object(row.getString("analyses"));
    return new EpmtJobRow(record, zone.name(), analyses, metrics(info), staged(info));
  }

  private void warnBackwards(Span span) {
    if (span.end().isBefore(span.start())) {
      warnings.add(Completion.backwards(span));
    }
  }

  private static String or(@Nullable String text, String otherwise) {
    return text == null ? otherwise : text;
  }

  private static Map<String, String> texts(@Nullable String json) {
    return Metadata.texts(EpmtRow.object(json));
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
          source + ": expected a time as " + column + ", found '" + Excerpt.of(text) + "'.");
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
