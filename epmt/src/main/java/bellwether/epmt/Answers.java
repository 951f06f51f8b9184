package bellwether.epmt;

import bellwether.epmt.settings.Zones;
import bellwether.query.measured.Measurements;
import bellwether.query.measured.jobs.JobMeasurement;
import bellwether.query.measured.processes.ProcessMeasurement;
import bellwether.query.table.MemoryTable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Jobs and processes as the dictionaries that EPMT answers: local times without a zone, durations
/// and CPU times as floating-point microseconds.
record Answers(Measurements measurements) {
  private static final double MICROS_PER_SECOND = 1e6;

  Map<String, @Nullable Object> job(JobMeasurement job) {
    var background = measurements.background(job);
    var zone = Zones.of(job.zone());
    var row = new TreeMap<String, @Nullable Object>(job.sums());
    row.put("jobid", job.id());
    row.put("jobname", job.name());
    row.put("user", job.user());
    row.put("submit", local(job.submit(), zone));
    row.put("start", local(job.start(), zone));
    row.put("end", local(job.end(), zone));
    row.put("duration", micros(job.duration()));
    row.put("cpu_time", micros(job.cpuTime()));
    row.put("exitcode", job.earliestExitCode());
    row.put("tags", job.tags().values());
    row.put("annotations", job.annotations());
    row.put("analyses", job.analyses());
    row.put("all_proc_tags", job.processTags().stream().map(tags -> tags.values()).toList());
    row.put("env_dict", background.environment());
    row.put("env_changes_dict", background.changes());
    row.put("info_dict", info(job));
    row.put("created_at", local(background.created(), ZoneId.of("UTC")));
    row.put("updated_at", local(background.updated(), ZoneId.of("UTC")));
    return row;
  }

  private static Map<String, Object> info(JobMeasurement job) {
    var info = new LinkedHashMap<String, Object>();
    info.put("tz", job.zone());
    info.put("status", job.status());
    info.put("procs_in_process_table", 1L);
    info.put("post_processed", 1L);
    info.put("metric_names", String.join(",", job.counters()));
    return info;
  }

  Map<String, @Nullable Object> process(ProcessMeasurement process, ZoneId zone) {
    var row = new LinkedHashMap<String, @Nullable Object>();
    row.put("jobid", process.job());
    row.put("job", process.job());
    row.put("id", process.id());
    row.put("exename", process.executable());
    row.put("path", process.path());
    row.put("args", process.args());
    row.put("exitcode", process.exitCode());
    row.put("user", process.user());
    row.put("host", process.host());
    row.put("pid", process.pid());
    row.put("ppid", process.parentPid());
    row.put("pgid", process.processGroup());
    row.put("sid", process.session());
    row.put("gen", process.generation());
    row.put("numtids", process.threads());
    row.put("start", local(process.start(), zone));
    row.put("end", local(process.end(), zone));
    row.put("duration", micros(process.duration()));
    row.put("cpu_time", micros(process.cpuTime()));
    row.put("inclusive_cpu_time", micros(process.inclusiveCpuTime()));
    row.put("parent", process.parent());
    row.put("depth", process.depth());
    row.put("tags", process.tags().values());
    process.counters().forEach(row::putIfAbsent);
    return row;
  }

  static LocalDateTime local(Instant time, ZoneId zone) {
    return LocalDateTime.ofInstant(time, zone);
  }

  /// As Python makes them of seconds.
  static double micros(Duration duration) {
    return TimeUnit.MICROSECONDS.convert(duration) / MICROS_PER_SECOND * MICROS_PER_SECOND;
  }

  /// A data frame as text: whole, where pandas leaves columns and rows out.
  static String table(List<? extends Map<String, ? extends @Nullable Object>> rows) {
    var frame = MemoryTable.ofMaps(rows);
    var lines = new ArrayList<List<String>>();
    var head = new ArrayList<>(List.of(""));
    head.addAll(frame.columns());
    lines.add(head);
    for (int i = 0; i < frame.size(); i++) {
      var line = new ArrayList<>(List.of(Integer.toString(i)));
      frame.rows().get(i).forEach(value -> line.add(Python.text(value)));
      lines.add(line);
    }
    return aligned(lines);
  }

  private static String aligned(List<List<String>> lines) {
    var widths = new int[lines.getFirst().size()];
    lines.forEach(line -> {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    });
    var text = new StringBuilder();
    for (var line : lines) {
      for (int i = 0; i < widths.length; i++) {
        text.append(i == 0 ? "" : "  ")
            .append(" ".repeat(widths[i] - line.get(i).length()))
            .append(line.get(i));
      }
      text.append('\n');
    }
    return text.toString();
  }
}
