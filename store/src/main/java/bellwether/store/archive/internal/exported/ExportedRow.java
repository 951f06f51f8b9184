package bellwether.store.archive.internal.exported;

import bellwether.collect.JobRecord;
import bellwether.collect.SkippedLines;
import bellwether.model.Micros;
import bellwether.model.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

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

  /// A line that was skipped, or a process that was kept although something is wrong with it.
  record Skip(String file, long line, String reason, boolean kept) {
    private static Skip of(JsonObject from) {
      return new Skip(
          from.text("file"), from.number("line"), from.text("reason"), from.truth("kept", false));
    }
  }

  static ExportedRow read(ResultSet row) throws SQLException {
    row.next();
    return new ExportedRow(
        job(row),
        row.getString(7),
        JsonColumn.object(row, 17),
        JsonColumn.texts(row, 18),
        row.getLong(19),
        JsonColumn.objects(row, 20).stream().map(Skip::of).toList(),
        row.getLong(21));
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
        JsonColumn.textMap(row, 10),
        JsonColumn.object(row, 11),
        JsonColumn.textMap(row, 12),
        JsonColumn.textMap(row, 13),
        JsonColumn.object(row, 14),
        JsonColumn.texts(row, 15),
        JsonColumn.texts(row, 16));
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
      if (skip.kept) {
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
