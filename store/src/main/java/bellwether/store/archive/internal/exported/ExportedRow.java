package bellwether.store.archive.internal.exported;

import bellwether.collect.JobRecord;
import bellwether.collect.SkippedLines;
import bellwether.model.Micros;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What an export tells of one measured job apart from its processes.
///
/// @param counters names in the order of the files
/// @param processes how many it had
/// @param skips what its import skipped and marked once
/// @param skippedCount how many lines it skipped, of which only so many are told
record ExportedRow(
    JobRecord record,
    String zoneName,
    Map<String, Object> analyses,
    List<String> counters,
    long processes,
    List<Skip> skips,
    long skippedCount) {
  static final String COLUMNS =
      """
      jobid, jobname, "user", epoch_us(submit), epoch_us(start), epoch_us("end"), zone, exit_code,
      exit_reason, tags, annotations, environment, environment_changes, status, hosts, warnings,
      analyses, counters, num_procs, damage, skipped_lines\
      """;

  private static final JsonMapper JSON = JsonMapper.shared();

  /// A line that was skipped, or a process that was kept although something is wrong with it.
  record Skip(String file, long line, String reason, @Nullable Boolean kept) {}

  static ExportedRow read(ResultSet row) throws SQLException {
    row.next();
    try {
      return new ExportedRow(
          job(row),
          row.getString(7),
          json(row, 17, new TypeReference<>() {}),
          json(row, 18, new TypeReference<>() {}),
          row.getLong(19),
          json(row, 20, new TypeReference<>() {}),
          row.getLong(21));
    } catch (JacksonException e) {
      throw new SQLException("a column of JSON is none: " + e.getOriginalMessage(), e);
    }
  }

  private static JobRecord job(ResultSet row) throws SQLException {
    return new JobRecord(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        Micros.time(row.getLong(4)),
        Micros.time(row.getLong(5)),
        Micros.time(row.getLong(6)),
        zone(row.getString(7)),
        row.getLong(8),
        row.getString(9),
        json(row, 10, new TypeReference<>() {}),
        json(row, 11, new TypeReference<>() {}),
        json(row, 12, new TypeReference<>() {}),
        json(row, 13, new TypeReference<>() {}),
        json(row, 14, new TypeReference<>() {}),
        json(row, 15, new TypeReference<>() {}),
        json(row, 16, new TypeReference<>() {}));
  }

  private static <T> T json(ResultSet row, int column, TypeReference<T> type) throws SQLException {
    return JSON.readValue(row.getString(column), type);
  }

  /// Names such as IST are no zones, but all that is known.
  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException unknown) {
      return ZoneOffset.UTC;
    }
  }

  /// Tells again what was wrong.
  void tell(SkippedLines skipped) {
    long lines = 0;
    var last = new Skip("", 0, "", false);
    for (var skip : skips) {
      if (Boolean.TRUE.equals(skip.kept)) {
        skipped.marked(skip.file, skip.line, skip.reason);
      } else {
        skipped.skipped(skip.file, skip.line, skip.reason);
        lines++;
        last = skip;
      }
    }
    for (; lines < skippedCount; lines++) {
      skipped.skipped(last.file, last.line, last.reason);
    }
  }
}
