package bellwether.query.measured.processes;

import bellwether.model.Micros;
import bellwether.query.Tags;
import bellwether.query.measured.source.Owners;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes processes and threads of the archive's rows.
public final class ProcessReading {
  private static final String TIMES =
      "%1$s.* REPLACE (epoch_us(%1$s.start) AS start, epoch_us(%1$s.\"end\") AS \"end\")";

  /// What is no counter, in either view.
  private static final Set<String> OTHERS =
      Set.of(
          """
          id jobid attempt host tags exename path args exit_code exit_signal pid
          generation ppid pgid sid numtids start end cpu_time inclusive_cpu_time
          parent_id depth left_number right_number rssmax_max duration vsize_bytes
          threads exitcode rdtsc_duration_valid thread tid
          """
              .split("\\s+"));

  private final List<String> counters;
  private final Owners owners;
  private final Map<String, Tags> tags = new HashMap<>();

  public ProcessReading(List<String> columns, Owners owners) {
    this.counters = counters(columns);
    this.owners = owners;
  }

  /// Those of a view's columns that count something.
  public static List<String> counters(List<String> columns) {
    return columns.stream()
        .filter(name -> !OTHERS.contains(name.toLowerCase(Locale.ROOT)))
        .toList();
  }

  /// All columns of a view, with times as numbers.
  public static String columns(String view) {
    return TIMES.formatted(view);
  }

  ProcessMeasurement process(ResultSet row) throws SQLException {
    return new ProcessMeasurement(
        row.getLong("id"),
        row.getString("jobid"),
        row.getInt("attempt"),
        owners.of(ProcessMeasurement.measurementOf(row.getLong("id"))),
        row.getString("host"),
        tags.computeIfAbsent(row.getString("tags"), Tags::ofJson),
        row.getString("exename"),
        row.getString("path"),
        row.getString("args"),
        number(row, "exit_code"),
        number(row, "exit_signal"),
        row.getLong("pid"),
        number(row, "generation"),
        row.getLong("ppid"),
        row.getLong("pgid"),
        row.getLong("sid"),
        row.getLong("numtids"),
        Micros.time(row.getLong("start")),
        Micros.time(row.getLong("end")),
        duration(row, "cpu_time"),
        duration(row, "inclusive_cpu_time"),
        number(row, "parent_id"),
        row.getInt("depth"),
        number(row, "rssmax_max"),
        number(row, "vsize_bytes"),
        counters(row));
  }

  public ThreadMeasurement thread(ResultSet row) throws SQLException {
    return new ThreadMeasurement(
        row.getLong("id"),
        row.getString("jobid"),
        row.getInt("attempt"),
        row.getInt("thread"),
        row.getLong("tid"),
        Micros.time(row.getLong("start")),
        Micros.time(row.getLong("end")),
        counters(row));
  }

  private Map<String, Long> counters(ResultSet row) throws SQLException {
    var values = new LinkedHashMap<String, Long>();
    for (var name : counters) {
      var value = number(row, name);
      if (value != null) {
        values.put(name, value);
      }
    }
    return values;
  }

  private static Duration duration(ResultSet row, String column) throws SQLException {
    return Duration.of(row.getLong(column), ChronoUnit.MICROS);
  }

  private static @Nullable Long number(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }
}
