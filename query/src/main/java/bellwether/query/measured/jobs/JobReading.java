package bellwether.query.measured.jobs;

import bellwether.model.Micros;
import bellwether.query.Json;
import bellwether.query.Tags;
import bellwether.query.sql.Coverage;
import bellwether.store.dialect.Dialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes jobs of the catalog's rows.
final class JobReading {
  /// The numbers of annotations and analyses, and hosts, come with the row: one statement in all.
  private static final String COLUMNS =
      """
      d.id, d.job_id, d.attempt, d.jobid, d.name, d.user, d.submit_time, d.start_time, d.end_time,
      d.zone, d.cpu_time_us, d.exit_code, coalesce(d.earliest_exit_code, d.exit_code),
      d.exit_reason,
      (SELECT %s FROM (SELECT host FROM measurement_host h
        WHERE h.measurement_id = d.id ORDER BY ordinal)),
      d.sums, d.process_tags, d.tags,
      (SELECT %s FROM annotation a WHERE a.measurement_id = d.id),
      (SELECT %2$s FROM analysis a WHERE a.measurement_id = d.id),
      d.status, d.counters, d.warnings, d.skipped_count,
      %s, %s
      """;

  private JobReading() {}

  static String columns(Dialect dialect) {
    return COLUMNS.formatted(
        dialect.arrayOf("host"),
        dialect.objectOfJson("key", "value"),
        dialect.countTrue("d.skipped", "kept"),
        Coverage.ofMeasurement("d"));
  }

  static JobMeasurement of(ResultSet row) throws SQLException {
    return new JobMeasurement(
        row.getLong(1),
        row.getLong(2),
        row.getInt(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        Micros.time(row.getLong(7)),
        Micros.time(row.getLong(8)),
        Micros.time(row.getLong(9)),
        row.getString(10),
        Duration.of(row.getLong(11), ChronoUnit.MICROS),
        row.getLong(12),
        row.getLong(13),
        row.getString(14),
        Json.texts(row.getString(15)),
        sums(row.getString(16)),
        Tags.list(row.getString(17)),
        Tags.ofJson(row.getString(18)),
        Json.object(row.getString(19)),
        Json.object(row.getString(20)),
        Json.object(row.getString(21)),
        Json.texts(row.getString(22)),
        List.copyOf(Json.texts(row.getString(23))),
        row.getLong(24),
        row.getLong(25),
        coverage(row));
  }

  private static @Nullable Double coverage(ResultSet row) throws SQLException {
    double percent = row.getDouble(26);
    return row.wasNull() ? null : percent;
  }

  private static Map<String, Long> sums(String json) {
    return new LinkedHashMap<>(Json.numbers(json));
  }
}
