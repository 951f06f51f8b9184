package bellwether.query.measured.processes;

import bellwether.query.measured.source.Owners;
import bellwether.query.table.ColumnType;
import bellwether.query.table.StreamedColumn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The columns of processes and threads as answers have them, in DuckDB's SQL: the same names in
/// the same order as those of [ProcessMeasurement] and [ThreadMeasurement].
public final class Fields {
  private final Map<String, StreamedColumn> fields = new LinkedHashMap<>();
  private final String view;

  private Fields(String view) {
    this.view = view;
  }

  static List<StreamedColumn> ofProcesses(List<String> columns, Owners owners) {
    var all = new Fields("processes");
    all.number("id", "id").text("job", "jobid").text("jobid", "jobid").number("attempt", "attempt");
    all.put("user", owners.sql("processes.id"), ColumnType.TEXT);
    all.text("host", "host").text("exename", "exename").text("path", "path").text("args", "args");
    all.number("exitcode", "exit_code").number("exit_code", "exit_code");
    all.number("exit_signal", "exit_signal").number("pid", "pid");
    all.number("gen", "generation").number("generation", "generation");
    for (var name : List.of("ppid", "pgid", "sid", "numtids")) {
      all.number(name, name);
    }
    all.number("threads", "numtids").times();
    for (var name : List.of("duration", "cpu_time", "inclusive_cpu_time")) {
      all.number(name, name);
    }
    all.number("parent", "parent_id").number("depth", "depth");
    all.put("tags", "processes.tags", ColumnType.TAGS);
    ProcessReading.counters(columns).forEach(name -> all.number(name, name));
    all.number("rssmax_max", "rssmax_max").number("vsize_bytes", "vsize_bytes");
    return List.copyOf(all.fields.values());
  }

  public static List<StreamedColumn> ofThreads(List<String> columns) {
    return List.copyOf(threads(columns).fields.values());
  }

  /// With what is told of their processes.
  public static List<StreamedColumn> ofNamedThreads(List<String> columns) {
    var all = threads(columns);
    all.number("pid", "pid").text("exename", "exename").text("host", "host");
    return List.copyOf(all.fields.values());
  }

  private static Fields threads(List<String> columns) {
    var all = new Fields("threads");
    all.number("process_pk", "id").number("process", "id");
    all.text("job", "jobid").text("jobid", "jobid").number("attempt", "attempt");
    all.number("thread", "thread").number("tid", "tid").times();
    ProcessReading.counters(columns).forEach(name -> all.number(name, name));
    return all;
  }

  private void times() {
    put("start", column("start"), ColumnType.TIME);
    put("end", column("end"), ColumnType.TIME);
    put("start_us", "epoch_us(" + column("start") + ")", ColumnType.NUMBER);
    put("end_us", "epoch_us(" + column("end") + ")", ColumnType.NUMBER);
  }

  private Fields number(String name, String column) {
    put(name, column(column), ColumnType.NUMBER);
    return this;
  }

  private Fields text(String name, String column) {
    put(name, column(column), ColumnType.TEXT);
    return this;
  }

  private String column(String name) {
    return view + ".\"" + name.replace("\"", "\"\"") + '"';
  }

  private void put(String name, String sql, ColumnType type) {
    fields.putIfAbsent(name, new StreamedColumn(name, sql, type, view));
  }
}
